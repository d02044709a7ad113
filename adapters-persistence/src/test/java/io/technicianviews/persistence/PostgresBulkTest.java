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
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
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
    postgres = PostgresDesk.open(TestPostgres.migrated().withPoolSize(WRITERS));
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
            .counts(ada.id(), View.ALL_UNSOLVED, UnitScope.only(UnitScope.WITHOUT_UNIT))
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
  void theLargestUpdatesAndAnExportOfAView() {
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
    created(NewRequest.of("One more than a chunk").businessUnit(unit));
    assertExported(unit, BulkSelection.MAX_REQUESTS + 1);
  }

  @Test
  void aCustomViewIsChangedAsItIsListed() {
    Person ray =
        desk.administration().addPerson(ada.id(), NewPerson.requester("Ray")).orElseThrow();
    long unit = desk.administration().addBusinessUnit(ada.id(), "Scanners").orElseThrow().id();
    List<Long> unread = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long id =
          desk.commands()
              .create(
                  ray.id(),
                  NewRequest.of("Scanner " + i).businessUnit(unit).tags(i < 4 ? "scan" : "other"))
              .orElseThrow()
              .item()
              .request()
              .id();
      if (i % 2 == 0) {
        desk.commands().addMessage(ray.id(), id, "Hello").orElseThrow();
        if (i < 4) {
          unread.add(id);
        }
      }
    }
    Conditions conditions =
        Conditions.all(
            StatusCategoryCondition.UNSOLVED,
            new RequestCondition.SubjectContains("scanner"),
            new RequestCondition.UnreadCondition(true));
    ViewId view =
        new ViewId.Custom(
            desk.views()
                .create(ada.id(), NewView.personal(ada.id(), "Unread", conditions))
                .orElseThrow()
                .definition()
                .id());
    ViewFilter filter = ViewFilter.NONE.tags("scan");
    ViewPageQuery query =
        ViewPageQuery.of(view).filter(filter).order(SortOrder.ascending(SortKey.CREATED));

    assertThat(ids(desk.views().page(ada.id(), query).orElseThrow().value().data()))
        .isEqualTo(unread);
    try (ViewExport export = desk.views().export(ada.id(), query).orElseThrow()) {
      assertThat(ids(export.next())).isEqualTo(unread);
      assertThat(export.next()).isEmpty();
    }
    BulkUpdate update =
        BulkUpdate.of(
            new BulkSelection.WholeView(view, filter, unread.size()),
            RequestPatch.NOTHING.priority(Priority.CRITICAL));
    for (BulkUpdate each : List.of(update, update.allOrNothing())) {
      assertThat(desk.commands().bulk(ada.id(), each).orElseThrow().outcomes())
          .extracting(BulkOutcome::requestId)
          .containsExactlyInAnyOrderElementsOf(unread);
    }
    desk.commands().markAsRead(ada.id(), unread.getFirst(), 1).orElseThrow();
    assertThat(desk.commands().bulk(ada.id(), update))
        .isEqualTo(Result.refused(new Refusal.CountChanged(2, 1)));
  }

  private void assertExported(long unit, int rows) {
    ViewId view =
        new ViewId.Custom(
            desk.views()
                .create(ada.id(), NewView.personal(ada.id(), "All", Conditions.NONE))
                .orElseThrow()
                .definition()
                .id());
    ViewPageQuery query =
        ViewPageQuery.of(view).filter(ViewFilter.NONE.units(UnitScope.only(unit)));
    List<Long> listed = new ArrayList<>();
    for (int page = 1; page <= rows / 100 + 1; page++) {
      PageByNumber number = new PageByNumber(page, 100);
      listed.addAll(
          ids(desk.views().page(ada.id(), query.paging(number)).orElseThrow().value().data()));
    }
    List<Long> exported = new ArrayList<>();
    try (ViewExport export = desk.views().export(ada.id(), query).orElseThrow()) {
      for (var some = export.next(); !some.isEmpty(); some = export.next()) {
        exported.addAll(ids(some));
      }
    }
    assertThat(exported).hasSize(rows).isEqualTo(listed);
  }

  private static List<Long> ids(List<RequestListItem> rows) {
    return rows.stream().map(row -> row.request().id()).toList();
  }

  private static void assertDone(Result<BulkResult> result) {
    assertThat(result.orElseThrow().count(BulkOutcome.Changed.class))
        .isEqualTo(BulkSelection.MAX_REQUESTS);
  }

  private long created(NewRequest request) {
    return desk.commands().create(ada.id(), request).orElseThrow().item().request().id();
  }
}
