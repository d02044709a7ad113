package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds people to a desk. */
final class TestPeople {

  private TestPeople() {}

  /** Requesters of these names. */
  static void add(EmbeddedPostgres postgres, String... names) {
    PostgresSettings settings =
        PostgresSettings.of(postgres.jdbcUrl(), postgres.user(), postgres.password());
    try (PostgresDesk desk = PostgresDesk.open(settings);
        BulkLoad load = desk.loader().begin()) {
      List<Long> ids = load.newIds(BulkLoad.EntityKind.PERSON, names.length);
      List<PersonRecord> people = new ArrayList<>();
      for (int i = 0; i < names.length; i++) {
        people.add(
            new PersonRecord(
                new Person(
                    ids.get(i), names[i], Role.REQUESTER, true, Collections.emptySortedSet()),
                null));
      }
      load.people(people);
      load.commit();
    }
  }
}
