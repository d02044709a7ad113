package io.technicianviews.bootstrap.demo;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The people of a demo.
 *
 * @param admin sees all requests
 * @param technicians not empty
 * @param requesters not empty
 * @param unchanged whether the helpdesk has exactly the people of the demo data
 */
record DemoPeople(
    Person admin, List<Person> technicians, List<Person> requesters, boolean unchanged) {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_PEOPLE = 500;

  /** Reads the active people; empty if a role has nobody. */
  static Optional<DemoPeople> of(SnapshotSource snapshots) {
    try (Snapshot snapshot = snapshots.open(TIMEOUT)) {
      List<Person> all = snapshot.read(new PeopleQuery.PeoplePage(0, MAX_PEOPLE));
      List<Person> active = all.stream().filter(Person::active).toList();
      List<Person> technicians = with(Role.TECHNICIAN, active);
      List<Person> requesters = with(Role.REQUESTER, active);
      return technicians.isEmpty() || requesters.isEmpty()
          ? Optional.empty()
          : snapshot
              .read(new PeopleQuery.FirstActive(Role.ADMIN))
              .map(
                  admin ->
                      new DemoPeople(admin, technicians, requesters, DemoDesk.hasExactly(all)));
    }
  }

  private static List<Person> with(Role role, List<Person> people) {
    return people.stream().filter(person -> person.role() == role).toList();
  }

  Person anyRequester(RandomGenerator random) {
    return any(requesters, random);
  }

  Person anyTechnician(RandomGenerator random) {
    return any(technicians, random);
  }

  /** A technician of a unit; the admin if it has none, and for requests without a unit. */
  Person technicianOf(@Nullable Long unit, RandomGenerator random) {
    List<Person> own =
        unit == null
            ? List.of()
            : technicians.stream().filter(one -> one.businessUnits().contains(unit)).toList();
    return own.isEmpty() ? admin : any(own, random);
  }

  private static Person any(List<Person> people, RandomGenerator random) {
    return people.get(random.nextInt(people.size()));
  }
}
