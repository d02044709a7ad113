package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.generate.Counting;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.contract.UnreadRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The observable content of a desk with an imported log, by the names in the log. Two desks with
 * equal content differ only in ids and versions.
 *
 * @param people the role and units of each person
 * @param views the counts and the requests of each view, for each technician and each unit filter
 */
record DeskPicture(
    Map<String, String> people, Map<String, Row> requests, Map<String, Object> views) {

  /** All properties of a request. */
  record Row(
      String subject,
      @Nullable String description,
      String requester,
      String status,
      String priority,
      @Nullable String unit,
      List<String> assignees,
      Instant requested,
      Instant updated,
      @Nullable Instant solved,
      @Nullable Instant due,
      boolean dueByHand,
      boolean deleted,
      boolean unread) {}

  /**
   * Reads the content of a desk.
   *
   * @param technicians the technicians whose views are included, by external id
   */
  static DeskPicture of(
      SnapshotSource desk, BulkLoader loader, DeskDay day, Predicate<String> technicians) {
    Map<String, Long> people;
    Map<String, Long> requests;
    try (BulkLoad load = loader.begin()) {
      people = load.knownIds(EntityKind.PERSON);
      requests = load.knownIds(EntityKind.REQUEST);
    }
    try (Snapshot snapshot = desk.open(Duration.ofMinutes(5))) {
      return new Reader(snapshot, day, people, requests).picture(technicians);
    }
  }

  /** A reader of the content of a desk. */
  private static final class Reader {

    private static final int ALL = 1_000_000;

    private final Snapshot snapshot;
    private final DeskDay day;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<Long, String> numbers = new HashMap<>();
    private final Map<Long, String> units = new TreeMap<>();

    Reader(Snapshot snapshot, DeskDay day, Map<String, Long> people, Map<String, Long> requests) {
      this.snapshot = snapshot;
      this.day = day;
      requests.forEach((number, id) -> numbers.put(id, number));
      people.forEach(
          (name, id) ->
              this.people.put(name, snapshot.read(new PeopleQuery.PersonById(id)).orElseThrow()));
      for (BusinessUnit unit : snapshot.read(new PeopleQuery.AllUnits())) {
        units.put(unit.id(), unit.name());
      }
    }

    DeskPicture picture(Predicate<String> technicians) {
      Map<String, String> roles = new TreeMap<>();
      Map<String, Object> views = new TreeMap<>();
      people.forEach(
          (name, person) -> {
            roles.put(name, person.fullName() + " " + person.role() + " " + names(person));
            views.put(name + " requested", numbers(requestedBy(person)));
            if (person.role().worksOnRequests() && technicians.test(name)) {
              narrowings()
                  .forEach((in, unitScope) -> putViews(views, name + in, person, unitScope));
            }
          });
      return new DeskPicture(roles, rows(), views);
    }

    private SortedSet<String> names(Person person) {
      SortedSet<String> names = new TreeSet<>();
      person.businessUnits().forEach(unit -> names.add(requireNonNull(units.get(unit))));
      return names;
    }

    private List<RequestSummary> requestedBy(Person person) {
      return snapshot
          .read(new RequestQuery.RequesterRows(person.id(), PageStart.FIRST, ALL))
          .rows();
    }

    private Map<String, UnitScope> narrowings() {
      Map<String, UnitScope> narrowings = new TreeMap<>();
      narrowings.put("", UnitScope.ALL);
      narrowings.put(" without a unit", UnitScope.only(UnitScope.WITHOUT_UNIT));
      units.forEach((id, name) -> narrowings.put(" in " + name, UnitScope.only(id)));
      return narrowings;
    }

    private void putViews(Map<String, Object> views, String key, Person person, UnitScope units) {
      views.put(key, Counting.counts(snapshot, person, units, day));
      for (View view : View.values()) {
        RequestFilter all = RequestFilter.of(view, person, units, RequestType.ALL, false, day);
        List<RequestSummary> page =
            snapshot
                .read(new RequestQuery.PageRows(all, view.order(), PageStart.FIRST, ALL))
                .rows();
        views.put(key + " " + view, numbers(page));
      }
      views.put(key + " unread", UnreadRequests.by(snapshot, person.id(), numbers.keySet()).size());
    }

    private SortedSet<String> numbers(Collection<RequestSummary> page) {
      SortedSet<String> found = new TreeSet<>();
      page.forEach(row -> found.add(requireNonNull(numbers.get(row.id()))));
      return found;
    }

    private Map<String, Row> rows() {
      Map<String, Row> rows = new TreeMap<>();
      for (RequestSummary row :
          snapshot.read(new RequestQuery.RowsById(new ArrayList<>(numbers.keySet())))) {
        ServiceRequest request =
            snapshot.read(new RequestQuery.RequestById(row.id())).orElseThrow();
        rows.put(requireNonNull(numbers.get(row.id())), row(row, request));
      }
      return rows;
    }

    private static Row row(RequestSummary row, ServiceRequest request) {
      BusinessUnit unit = row.businessUnit();
      return new Row(
          row.subject(),
          request.description(),
          row.requester().fullName(),
          row.status().name(),
          row.priority().name(),
          unit == null ? null : unit.name(),
          row.assignees().stream().map(PersonName::fullName).toList(),
          row.requested(),
          row.updated(),
          row.solved(),
          row.dueDate(),
          request.dueByHand(),
          request.state().deleted(),
          row.requesterHasUnread());
    }
  }
}
