package io.technicianviews.bootstrap.writers;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A desk in PostgreSQL with one unit, an admin, and more technicians than connections. */
final class WritersDesk implements AutoCloseable {

  static final long UNIT = 1;
  static final long ADMIN = 1;
  static final long REQUESTER = 2;

  /** The first technician; the others follow. */
  static final long TECHNICIAN = 100;

  static final int TECHNICIANS = 32;

  private final Path dataDir;
  private final EmbeddedPostgres server;
  private final PostgresDesk postgres;
  private final ServiceDesk desk;

  WritersDesk(Path dataDir) throws IOException {
    this.dataDir = dataDir;
    TestDatabase.initializedBefore(dataDir);
    server = EmbeddedPostgres.join(dataDir);
    postgres =
        PostgresDesk.open(
            PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
                .withPoolSize(4));
    desk = ServiceDesk.builder().storage(postgres).timeout(Duration.ofMinutes(1)).build();
    fill();
  }

  private void fill() {
    List<PersonRecord> people = new ArrayList<>();
    people.add(PersonRecord.of(Person.admin(ADMIN, "Ada")));
    people.add(PersonRecord.of(Person.requester(REQUESTER, "Ray")));
    for (int i = 0; i < TECHNICIANS; i++) {
      people.add(PersonRecord.of(Person.technician(TECHNICIAN + i, "Technician " + i, UNIT)));
    }
    try (BulkLoad load = postgres.loader().begin()) {
      load.businessUnits(List.of(new BusinessUnit(UNIT, "Network")));
      load.people(people);
      load.commit();
    }
  }

  PostgresDesk postgres() {
    return postgres;
  }

  ServiceDesk desk() {
    return desk;
  }

  /** Executes one query on the current state of the desk. */
  <V> V read(Query<V> query) {
    return read(snapshot -> snapshot.read(query));
  }

  <T> T read(Function<Snapshot, T> question) {
    try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
      return question.apply(snapshot);
    }
  }

  /** The current state of a request. */
  ServiceRequest find(long id) {
    return read(new RequestQuery.RequestById(id)).orElseThrow();
  }

  /** Verifies the counters and closes the desk. */
  @Override
  public void close() throws IOException {
    assertThat(postgres.recount(false, requests -> {}).differences()).isEmpty();
    postgres.close();
    server.close();
    TestDatabase.cleanUp(dataDir);
  }
}
