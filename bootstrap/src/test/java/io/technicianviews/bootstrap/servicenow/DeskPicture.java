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
 * Everything that a desk says of a log, in the log's own names: two desks of one picture are alike
 * for whoever asks, but for ids and versions.
 *
 * @param people role and units of everybody
 * @param views of each technician in each narrowing: counts, and what is in them
 */
record DeskPicture(
    Map<String, String> people, Map<String, Row> requests, Map<String, Object> views) {

  /** A request, whole. */
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
   * Takes the picture of a desk.
   *
   * @param technicians whose views are in it, by external id
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
      return new Camera(snapshot, day, people, requests).picture(technicians);
    }
  }

  /** What a picture is taken with. */
  private static final class Camera {

    private static final int ALL = 1_000_000;

    private final Snapshot snapshot;
    private final DeskDay day;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<Long, String> numbers = new HashMap<>();
    private final Map<Long, String> units = new TreeMap<>();

    Camera(Snapshot snapshot, DeskDay day, Map<String, Long> people, Map<String, Long> requests) {
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
            views.put(name + " asked for", numbers(asked(person)));
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

    private List<RequestSummary> asked(Person person) {
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

    private void putViews(Map<String, Object> views, String who, Person person, UnitScope units) {
      views.put(who, Counting.counts(snapshot, person, units, day));
      for (View view : View.values()) {
        RequestFilter all = RequestFilter.of(view, person, units, RequestType.ALL, false, day);
        List<RequestSummary> page =
            snapshot
                .read(new RequestQuery.PageRows(all, view.order(), PageStart.FIRST, ALL))
                .rows();
        views.put(who + " " + view, numbers(page));
      }
      views.put(who + " unread", UnreadRequests.by(snapshot, person.id(), numbers.keySet()).size());
    }

    private SortedSet<String> numbers(Collection<RequestSummary> page) {
      SortedSet<String> known = new TreeSet<>();
      page.forEach(row -> known.add(requireNonNull(numbers.get(row.id()))));
      return known;
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
