package io.technicianviews.bootstrap.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many concurrent queries, most of which find a part of their result in the cache, have results
 * with few connections.
 */
@Timeout(180)
class FewConnectionsTest {

  private static final int POOL_SIZE = 2;
  private static final long ADMIN = 1;
  private static final long FIRST_TECHNICIAN = 10;
  private static final int TECHNICIANS = 20;

  /** So many that the counts of an admin's page are read on a further connection. */
  private static final int UNITS = 25;

  private static final List<View> VIEWS =
      List.of(View.UNASSIGNED, View.ALL_UNSOLVED, View.NEW_TODAY, View.MY_UNSOLVED);

  private static final int ROUNDS = 4;

  @Test
  void everyQueryHasAResult(@TempDir Path dataDir) throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir);
        PostgresDesk postgres =
            PostgresDesk.open(
                PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
                    .withPoolSize(POOL_SIZE))) {
      fill(postgres);
      try (ServiceDesk desk =
              builder(postgres).cache(new InMemoryQueryCache(InstantSource.system())).build();
          ServiceDesk uncached = builder(postgres).build()) {
        for (int round = 0; round < ROUNDS; round++) {
          NewRequest written = NewRequest.of("Round " + round).businessUnit(1L + round % UNITS);
          desk.commands().create(ADMIN, written).orElseThrow();
          assertAllEqual(desk, uncached);
        }
      }
      assertAllAdmissionsAreFree(postgres);
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  private static ServiceDesk.Builder builder(PostgresDesk postgres) {
    return ServiceDesk.builder().storage(postgres).timeout(Duration.ofMinutes(1));
  }

  private static void fill(PostgresDesk postgres) {
    List<PersonRecord> people = new ArrayList<>();
    people.add(PersonRecord.of(Person.admin(ADMIN, "Ada")));
    for (int i = 0; i < TECHNICIANS; i++) {
      people.add(
          PersonRecord.of(
              Person.technician(
                  FIRST_TECHNICIAN + i, "Technician " + i, 1L + i % UNITS, 1L + (i + 1) % UNITS)));
    }
    try (BulkLoad load = postgres.loader().begin()) {
      load.businessUnits(
          LongStream.rangeClosed(1, UNITS)
              .mapToObj(unit -> new BusinessUnit(unit, "Unit " + unit))
              .toList());
      load.people(people);
      load.commit();
    }
  }

  private static void assertAllEqual(ServiceDesk desk, ServiceDesk uncached) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ViewPage>> results = new ArrayList<>();
      for (long person : people()) {
        VIEWS.forEach(view -> results.add(threads.submit(() -> page(desk, person, view))));
      }
      int next = 0;
      for (long person : people()) {
        for (View view : VIEWS) {
          assertThat(results.get(next++).get()).isEqualTo(page(uncached, person, view));
        }
      }
    }
  }

  private static List<Long> people() {
    List<Long> people = new ArrayList<>(List.of(ADMIN));
    LongStream.range(FIRST_TECHNICIAN, FIRST_TECHNICIAN + TECHNICIANS).forEach(people::add);
    return people;
  }

  private static ViewPage page(ServiceDesk desk, long person, View view) {
    return desk.technicianViews().page(person, ViewQuery.of(view)).orElseThrow().value();
  }

  private static void assertAllAdmissionsAreFree(PostgresDesk postgres) {
    List<Admission> all = new ArrayList<>();
    for (int i = 0; i < POOL_SIZE; i++) {
      all.add(postgres.snapshots().tryAdmit().orElseThrow());
    }
    assertThat(postgres.snapshots().tryAdmit()).isEmpty();
    all.forEach(Admission::close);
  }
}
