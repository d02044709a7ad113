package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.RequestCondition.SubjectContains;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.persistence.internal.row.ViewRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Custom views in PostgreSQL, with the same results as in memory. */
class PostgresCustomViewsTest {

  private final PostgresSettings database = TestPostgres.database().withPoolSize(3);

  /** A helpdesk with an admin. */
  private record Desk(ServiceDesk service, Person ada) {

    static Desk of(DeskStorage storage) {
      ServiceDesk service = ServiceDesk.builder().storage(storage).build();
      return new Desk(service, service.administration().firstAdmin("Ada").orElseThrow());
    }

    long view(String title, Conditions conditions) {
      return service
          .views()
          .create(ada.id(), NewView.of(title, conditions, Sharing.EVERYONE))
          .orElseThrow()
          .definition()
          .id();
    }

    long request(String subject, String... tags) {
      return service
          .commands()
          .create(ada.id(), NewRequest.of(subject).tags(tags))
          .orElseThrow()
          .item()
          .request()
          .id();
    }

    long total(ViewPageQuery query) {
      return service.views().page(ada.id(), query).orElseThrow().value().total();
    }

    long preview(Conditions conditions) {
      return service
          .views()
          .preview(ada.id(), ViewPreview.of(conditions, SortOrder.NEWEST_UPDATED))
          .orElseThrow()
          .value()
          .total();
    }
  }

  /** Runs a test with PostgreSQL, then in memory. */
  private void inBoth(Consumer<Desk> test) {
    try (PostgresDesk postgres = PostgresDesk.open(database)) {
      for (DeskStorage storage : List.of(postgres, new InMemoryDesk(InstantSource.system()))) {
        Desk desk = Desk.of(storage);
        test.accept(desk);
        desk.service.close();
      }
    }
  }

  private static Conditions containing(String text) {
    return Conditions.all(StatusCategoryCondition.UNSOLVED, new SubjectContains(text));
  }

  @Test
  void textsAreComparedWithoutCase() {
    inBoth(
        desk -> {
          desk.request("ΛΟΓΟΣΤΑΣΙΟ", "ΛΟΓΟΣΤΑΣΙΟ");
          desk.request("Ο λόγος", "λογος");
          desk.request("\u0130STANBUL ofisi");
          desk.request("Caf\u00e9 machine");
          for (String text : List.of("ΛΟΓΟΣ", "λογοσ", "λογος", "istanbul", "Cafe\u0301")) {
            assertThat(desk.preview(containing(text))).as(text).isEqualTo(1);
            long view = desk.view(text, containing(text));
            assertThat(desk.total(ViewPageQuery.of(new ViewId.Custom(view))))
                .as("stored: %s", text)
                .isEqualTo(1);
          }
          for (String prefix : List.of("ΛΟΓΟΣ", "λογοσ", "λογος")) {
            assertThat(
                    desk.service
                        .requests()
                        .tags(desk.ada.id(), prefix)
                        .orElseThrow()
                        .value()
                        .data())
                .as(prefix)
                .containsExactly("λογος", "λογοστασιο");
          }
        });
  }

  @Test
  void aCursorIsRefusedOnceNoRequestOfTheViewCanHaveItsPosition() {
    inBoth(
        desk -> {
          desk.request("One");
          desk.request("Two");
          long view =
              desk.service
                  .views()
                  .create(
                      desk.ada.id(),
                      NewView.of(
                              "By the time of solving",
                              Conditions.all(StatusCategoryCondition.UNSOLVED),
                              Sharing.EVERYONE)
                          .order(SortOrder.descending(SortKey.SOLVED)))
                  .orElseThrow()
                  .definition()
                  .id();
          ViewPageQuery query = ViewPageQuery.of(new ViewId.Custom(view));
          Cursor next =
              Objects.requireNonNull(
                  desk.service
                      .views()
                      .page(desk.ada.id(), query.paging(new PageByNumber(1, 1)))
                      .orElseThrow()
                      .value()
                      .next());
          ViewPageQuery following = query.paging(new PageByCursor(next, 1));
          assertThat(desk.total(following)).isEqualTo(2);

          solve(desk, desk.request("Three"));
          desk.service
              .views()
              .update(
                  desk.ada.id(),
                  view,
                  ExpectedVersion.any(),
                  ViewPatch.NOTHING.conditions(Conditions.all(StatusCategoryCondition.SOLVED)))
              .orElseThrow();

          assertThat(desk.service.views().page(desk.ada.id(), following))
              .isEqualTo(Result.refused(new Refusal.CursorOfAnotherList(new ViewId.Custom(view))));
        });
  }

  private static void solve(Desk desk, long request) {
    desk.service
        .commands()
        .update(desk.ada.id(), request, RequestPatch.NOTHING.status(Status.SOLVED))
        .orElseThrow();
  }

  @Test
  void aViewThatThisVersionCannotReadHidesNoOtherAndCanBeDeleted() {
    ListAppender<ILoggingEvent> records = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ViewRows.class);
    logger.addAppender(records);
    records.start();
    try (PostgresDesk postgres = PostgresDesk.open(database)) {
      Desk desk = Desk.of(postgres);
      long readable = desk.view("Readable", Conditions.all(StatusCategoryCondition.UNSOLVED));
      List<Long> unreadable =
          List.of(desk.view("Of tomorrow", Conditions.NONE), desk.view("By mood", Conditions.NONE));
      TestPostgres.execute(
          database,
          "update custom_view set conditions = '{\"all\": [{\"field\": \"mood\"}]}' where id = "
              + unreadable.getFirst(),
          "update custom_view set sort = 'mood' where id = " + unreadable.getLast());
      postgres.changes().append(Set.of(InvalidationTag.EVERYTHING));

      assertOnlyReadable(desk, readable);
      assertThat(desk.total(ViewPageQuery.of(new ViewId.Custom(readable)))).isZero();
      for (long id : unreadable) {
        assertRefusedAsUnreadable(desk, id);
        assertThat(desk.service.views().delete(desk.ada.id(), id, ExpectedVersion.any()))
            .isEqualTo(Result.of(id));
      }
      assertOnlyReadable(desk, readable);
      assertThat(records.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .hasSize(2)
          .anySatisfy(text -> assertThat(text).contains("view " + unreadable.getFirst(), "all[0]"))
          .anySatisfy(text -> assertThat(text).contains("view " + unreadable.getLast(), "mood"));
      desk.service.close();
    } finally {
      logger.detachAppender(records);
    }
  }

  private static void assertOnlyReadable(Desk desk, long readable) {
    long admin = desk.ada.id();
    assertThat(desk.service.views().list(admin).orElseThrow().value().views())
        .filteredOn(CustomView.class::isInstance)
        .extracting(view -> ((CustomView) view).definition().id())
        .containsExactly(readable);
    assertThat(
            desk.service
                .views()
                .counts(admin, ViewsToCount.ALL, UnitScope.ALL)
                .orElseThrow()
                .value()
                .counts()
                .keySet())
        .filteredOn(ViewId.Custom.class::isInstance)
        .containsExactly(new ViewId.Custom(readable));
  }

  private static void assertRefusedAsUnreadable(Desk desk, long id) {
    long admin = desk.ada.id();
    ViewId view = new ViewId.Custom(id);
    assertThat(
            List.of(
                desk.service.views().find(admin, view),
                desk.service.views().page(admin, ViewPageQuery.of(view)),
                desk.service
                    .views()
                    .counts(admin, new ViewsToCount.Only(List.of(view)), UnitScope.ALL),
                desk.service.views().export(admin, ViewPageQuery.of(view)),
                desk.service
                    .views()
                    .update(admin, id, ExpectedVersion.any(), ViewPatch.NOTHING.title("Other"))))
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                            assertThat(refused.refusal())
                                .isInstanceOf(Refusal.UnreadableView.class)));
  }
}
