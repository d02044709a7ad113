package io.technicianviews.application.history;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change in the history of a request.
 *
 * @param id the id of the entry in the change log
 * @param by the author; null if the author is not a person of the helpdesk
 * @param kind the kind of the change
 * @param fields the fields that differ
 * @param before the state before, as far as views depend on it; null if the request was created
 * @param after the state after, as far as views depend on it
 */
public record HistoryEntry(
    long id,
    Instant at,
    @Nullable PersonName by,
    ChangeKind kind,
    Set<RequestField> fields,
    @Nullable RequestState before,
    RequestState after) {

  /** Returns the entries of changes of one request, with the names of their authors. */
  public static List<HistoryEntry> of(List<ChangeLogEntry> changes, Snapshot snapshot) {
    Set<Long> authors =
        changes.stream()
            .map(ChangeLogEntry::by)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Long, PersonName> names = snapshot.read(new PeopleQuery.PersonNames(authors));
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
