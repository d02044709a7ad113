package io.technicianviews.application.history;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of the administrative changes, newest first.
 *
 * @param perPage the maximum number of entries
 * @param next the {@link AdminHistoryQuery#before} of the next page; null on the last page
 */
public record AdminHistory(List<Entry> data, int perPage, @Nullable Long next, Instant asOf) {

  /**
   * The change of one attribute.
   *
   * @param by the author; null: the system, by an import or from the command line
   */
  public record Entry(
      long id,
      Instant at,
      @Nullable PersonName by,
      Subject subject,
      long subjectId,
      Attribute attribute,
      @Nullable String before,
      @Nullable String after) {}

  public AdminHistory {
    data = List.copyOf(data);
  }

  /** Reads a page of the changes. */
  public static AdminHistory of(AdminHistoryQuery query, Snapshot snapshot) {
    List<AdminChange> found =
        snapshot.read(
            new ChangeQuery.AdministrationPage(
                query.filter(), query.before(), query.perPage() + 1));
    List<AdminChange> page = found.stream().limit(query.perPage()).toList();
    Map<Long, PersonName> names =
        snapshot.read(
            new PeopleQuery.PersonNames(
                page.stream()
                    .map(AdminChange::by)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
    return new AdminHistory(
        page.stream().map(change -> entry(change, names)).toList(),
        query.perPage(),
        found.size() > page.size() ? page.getLast().id() : null,
        snapshot.asOf());
  }

  private static Entry entry(AdminChange change, Map<Long, PersonName> names) {
    return new Entry(
        change.id(),
        change.at(),
        change.by() == null ? null : names.get(change.by()),
        change.subject(),
        change.subjectId(),
        change.attribute(),
        change.before(),
        change.after());
  }
}
