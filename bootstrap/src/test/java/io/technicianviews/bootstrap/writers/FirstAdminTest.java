package io.technicianviews.bootstrap.writers;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first admin of a helpdesk is added once, however many callers and processes add it. */
@Timeout(120)
class FirstAdminTest {

  private static final int CALLS = 8;

  @Test
  void inMemory() throws Exception {
    InMemoryDesk memory = new InMemoryDesk(InstantSource.system());

    assertAddedOnce(List.of(memory, memory));
  }

  @Test
  void inPostgres(@TempDir Path dataDir) throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir)) {
      PostgresSettings settings =
          PostgresSettings.of(server.jdbcUrl(), server.user(), server.password()).withPoolSize(4);
      try (PostgresDesk one = PostgresDesk.open(settings);
          PostgresDesk other = PostgresDesk.open(settings)) {
        assertAddedOnce(List.of(one, other));
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  private static void assertAddedOnce(List<DeskStorage> storages) throws Exception {
    List<ServiceDesk> desks =
        storages.stream().map(storage -> ServiceDesk.builder().storage(storage).build()).toList();
    List<Result<Person>> results = calledAtOnce(desks);

    List<Person> added =
        results.stream().filter(Result.Success.class::isInstance).map(Result::orElseThrow).toList();
    assertThat(added).hasSize(1);
    Person ada = added.getFirst();
    assertThat(ada).isEqualTo(Person.admin(ada.id(), "Ada"));
    assertThat(results)
        .filteredOn(Result.Refused.class::isInstance)
        .hasSize(CALLS - 1)
        .containsOnly(Result.refused(new Refusal.AdminExists(ada.id())));
    assertThat(people(desks.getLast(), ada)).containsExactly(ada);
    assertRecorded(desks.getLast(), ada);
    assertOnlyActiveAdminsCount(desks.getFirst(), ada);
  }

  private static List<Result<Person>> calledAtOnce(List<ServiceDesk> desks)
      throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Result<Person>>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        ServiceDesk desk = desks.get(i % desks.size());
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return desk.administration().firstAdmin("Ada");
                }));
      }
      start.countDown();
    }
    List<Result<Person>> results = new ArrayList<>();
    for (Future<Result<Person>> call : calls) {
      results.add(call.get());
    }
    return results;
  }

  private static List<Person> people(ServiceDesk desk, Person admin) {
    return desk.administration().people(admin.id(), PageByNumber.FIRST).orElseThrow().data();
  }

  private static void assertRecorded(ServiceDesk desk, Person admin) {
    assertThat(
            desk.administration()
                .history(admin.id(), new AdminHistoryQuery(AdminFilter.ALL, null, 20))
                .orElseThrow()
                .data())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.by()).isNull());
  }

  /** No command leaves a helpdesk without an active admin, so a second one takes over first. */
  private static void assertOnlyActiveAdminsCount(ServiceDesk desk, Person ada) {
    Person tom = desk.administration().addPerson(ada.id(), NewPerson.admin("Tom")).orElseThrow();
    desk.administration().changePerson(tom.id(), ada.id(), PersonPatch.active(false)).orElseThrow();
    assertThat(desk.administration().firstAdmin("Eve"))
        .isEqualTo(Result.refused(new Refusal.AdminExists(tom.id())));
  }
}
