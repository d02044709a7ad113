package io.technicianviews.bootstrap.model;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The initial data of a sequence. Ids are allocated anew for each sequence, because a database does
 * not reuse them.
 *
 * @param requests grows with the requests that steps create
 * @param views grows with the custom views that steps create
 */
record ModelFixture(
    List<Long> units, List<Long> people, List<Long> requests, List<Long> views, Instant begun) {

  /** An id that does not exist. */
  static final long UNKNOWN_ID = 999_999_999;

  static ModelFixture allocate(BulkLoad load, Instant now) {
    return new ModelFixture(
        load.newIds(BulkLoad.EntityKind.BUSINESS_UNIT, 3),
        load.newIds(BulkLoad.EntityKind.PERSON, 9),
        new ArrayList<>(load.newIds(BulkLoad.EntityKind.REQUEST, 4)),
        new ArrayList<>(),
        now);
  }

  long admin() {
    return people.getFirst();
  }

  /** Clears a desk and loads the fixture into it. */
  void load(BulkLoader loader) {
    try (BulkLoad load = loader.begin()) {
      // Both desks allocate the ids, so that both continue with the same ids.
      load.clear();
      load.businessUnits(
          List.of(
              new BusinessUnit(units.get(0), "Network"),
              new BusinessUnit(units.get(1), "payroll"),
              new BusinessUnit(units.get(2), "Ärzte")));
      load.people(team());
      load.requests(backlog());
      load.commit();
    }
  }

  private List<PersonRecord> team() {
    return List.of(
        PersonRecord.of(Person.admin(people.get(0), "Ada")),
        PersonRecord.of(Person.admin(people.get(1), "bob")),
        PersonRecord.of(Person.technician(people.get(2), "Tom", units.get(0))),
        PersonRecord.of(Person.technician(people.get(3), "Tim", units.get(0), units.get(1))),
        PersonRecord.of(Person.technician(people.get(4), "Tom", units.get(2))),
        PersonRecord.of(Person.technician(people.get(5), "Nobody's")),
        PersonRecord.of(
            new Person(
                people.get(6), "Gone", Role.TECHNICIAN, false, Collections.emptySortedSet())),
        PersonRecord.of(Person.requester(people.get(7), "Ray")),
        PersonRecord.of(Person.requester(people.get(8), "Rita")));
  }

  private List<RequestRecord> backlog() {
    List<RequestRecord> backlog = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      ServiceRequest opened =
          ServiceRequest.opened(
              requests.get(i), "Request " + i, people.get(7 + i % 2), begun.minusSeconds(i));
      backlog.add(
          new RequestRecord(
              opened,
              "backlog " + i,
              List.of(
                  new RequestRecord.Message(people.get(7), "Hello", begun),
                  new RequestRecord.Message(people.get(2), "Yes?", begun)),
              Map.of(people.get(2), i % 3)));
    }
    return backlog;
  }
}
