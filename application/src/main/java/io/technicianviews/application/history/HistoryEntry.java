package io.technicianviews.application.history;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.request.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a request, as its history tells it.
 *
 * @param id its number in the desk's log of changes
 * @param by who did it; null if it was no person of the desk
 * @param kind what was done
 * @param fields what differs
 * @param before what decided about views before; null if the request was made
 * @param after what decides about views since then
 */
public record HistoryEntry(
    long id,
    Instant at,
    @Nullable PersonName by,
    ChangeKind kind,
    Set<RequestField> fields,
    @Nullable RequestState before,
    RequestState after) {

  public static List<HistoryEntry> of(List<ChangeLogEntry> changes, PeopleQueries people) {
    Set<Long> doers =
        changes.stream()
            .map(ChangeLogEntry::by)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Long, PersonName> names = people.names(doers);
    return changes.stream().map(change -> of(change, names)).toList();
  }

  private static HistoryEntry of(ChangeLogEntry logged, Map<Long, PersonName> names) {
    RequestChange change =
        Objects.requireNonNull(logged.change().request(), "a request's change is of a request");
    return new HistoryEntry(
        logged.id(),
        logged.at(),
        logged.by() == null ? null : names.get(logged.by()),
        logged.change().kind(),
        change.fields(),
        change.before(),
        change.after());
  }
}
