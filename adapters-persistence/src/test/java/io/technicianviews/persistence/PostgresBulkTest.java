package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkOutcome;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bulk updates in PostgreSQL, also many at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresBulkTest {

  private static final int WRITERS = 4;
  private static final int ROUNDS = 25;

  private PostgresDesk postgres;
  private ServiceDesk desk;
  private Person ada;

  @BeforeAll
  void open() {
    postgres = PostgresDesk.open(TestPostgres.database().withPoolSize(WRITERS));
    desk = ServiceDesk.builder().storage(postgres).timeout(Duration.ofMinutes(2)).build();
    ada = desk.administration().firstAdmin("Ada").orElseThrow();
  }

  @AfterAll
  void close() {
    desk.close();
    postgres.close();
  }

  @Test
  void concurrentUpdatesInAnyOrderDoNotDeadlock() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long parent = created(NewRequest.of("Parent " + i));
      ids.add(parent);
      for (int j = 0; j < 2; j++) {
        ids.add(
            desk.commands()
                .createSubtask(ada.id(), parent, NewRequest.of("Subtask"))
                .orElseThrow()
                .item()
                .request()
                .id());
      }
    }
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Integer>> ended = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(writer);
        ended.add(writers.submit((Callable<Integer>) () -> updates(ids, random)));
      }
      for (Future<Integer> each : ended) {
        assertThat(each.get()).isEqualTo(ROUNDS);
      }
    }
    assertThat(postgres.recount(false, requests -> {}).differences()).isEmpty();
    long open =
        desk.technicianViews()
            .counts(ada.id(), View.ALL_UNSOLVED, UnitScope.ALL)
            .orElseThrow()
            .value()
            .filterCounts()
            .all();
    long stillOpen =
        ids.stream()
            .filter(
                id ->
                    !desk.requests()
                        .find(ada.id(), id)
                        .orElseThrow()
                        .item()
                        .request()
                        .status()
                        .status()
                        .countAsSolved())
            .count();
    assertThat(open).isEqualTo(stillOpen);
  }

  private int updates(List<Long> ids, Random random) {
    int done = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<Long> some = new ArrayList<>(ids);
      Collections.shuffle(some, random);
      BulkSelection selection =
          BulkSelection.requests(some.stream().limit(12).mapToLong(id -> id).toArray());
      Status status = random.nextBoolean() ? Status.SOLVED : Status.OPEN;
      BulkUpdate update = BulkUpdate.of(selection, RequestPatch.NOTHING.status(status));
      boolean atomic = random.nextInt(3) > 0;
      BulkResult result =
          desk.commands().bulk(ada.id(), atomic ? update.allOrNothing() : update).orElseThrow();
      assertThat(result.outcomes())
          .noneMatch(
              outcome ->
                  outcome instanceof BulkOutcome.Refused
                      || outcome instanceof BulkOutcome.NotCompleted);
      done++;
    }
    return done;
  }

  @Test
  void theLargestUpdatesOfAView() {
    long unit = desk.administration().addBusinessUnit(ada.id(), "Large").orElseThrow().id();
    for (int i = 0; i < BulkSelection.MAX_REQUESTS; i++) {
      created(NewRequest.of("Request " + i).businessUnit(unit));
    }
    BulkSelection all =
        new BulkSelection.WholeView(
            ViewQuery.of(View.ALL_UNSOLVED).units(UnitScope.only(unit)),
            BulkSelection.MAX_REQUESTS);
    BulkUpdate atomic =
        BulkUpdate.of(all, RequestPatch.NOTHING.priority(Priority.HIGH))
            .assignees(AssigneePatch.NOTHING.taken())
            .allOrNothing();
    BulkUpdate each = BulkUpdate.of(all, RequestPatch.NOTHING.status(Status.SOLVED));
    BulkKey key = new BulkKey("k", "f");

    assertDone(desk.commands().bulk(ada.id(), atomic));
    Result<BulkResult> first = desk.commands().bulk(ada.id(), each, key);
    assertDone(first);
    assertThat(desk.commands().bulk(ada.id(), each, key)).isEqualTo(first);
    assertThat(postgres.recount(false, requests -> {}).differences()).isEmpty();
  }

  private static void assertDone(Result<BulkResult> result) {
    assertThat(result.orElseThrow().count(BulkOutcome.Changed.class))
        .isEqualTo(BulkSelection.MAX_REQUESTS);
  }

  private long created(NewRequest request) {
    return desk.commands().create(ada.id(), request).orElseThrow().item().request().id();
  }
}
