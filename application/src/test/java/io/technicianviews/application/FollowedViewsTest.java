package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.RequestChanged;
import io.technicianviews.application.LiveEvent.RequestGone;
import io.technicianviews.application.LiveEvent.Resync;
import io.technicianviews.application.LiveEvent.ViewCountsChanged;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.UnreadCondition;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verifies the counts and moves of the views that a stream follows. */
class FollowedViewsTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Instant DUE = NOON.plusSeconds(1);

  private volatile Instant now = NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person admin = desk.admin("Ada");
  private final Person tom = desk.technician("Tom", network);
  private final Person ray = desk.requester("Ray");
  private final long id =
      desk.request(
          request("Printer")
              .from(ray)
              .in(network)
              .created(NOON.minusSeconds(60))
              .due(DUE)
              .message(ray, "?")
              .readBy(tom, 1));
  private final ServiceDesk service =
      ServiceDesk.builder().storage(memory).cache(new InMemoryQueryCache(() -> now)).build();
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(service));

  private final long high = view("High", new PriorityCondition(Operator.IS, Set.of(Priority.HIGH)));
  private final long overdue = view("Overdue", new DueCondition(Due.OVERDUE));
  private final long unread = view("Unread", new UnreadCondition(true));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private long view(String title, Condition condition) {
    NewView view =
        new NewView(
            title,
            Conditions.all(condition, StatusCategoryCondition.UNSOLVED),
            SortOrder.descending(SortKey.UPDATED),
            new Sharing.Personal(tom.id()),
            true,
            null);
    return service.views().create(tom.id(), view).orElseThrow().definition().id();
  }

  private ViewStream stream(ViewsToCount followed) {
    ViewStream stream =
        service.live().stream(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL, followed, null)
            .orElseThrow();
    opened.add(stream);
    return stream;
  }

  private static <T> T next(ViewStream stream, Class<T> type) {
    LiveEvent event = Objects.requireNonNull(stream.next(LONG), "no event was delivered");
    while (event instanceof CountsChanged && !type.equals(CountsChanged.class)) {
      event = Objects.requireNonNull(stream.next(LONG), "no event was delivered");
    }
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  private static Map<ViewId, Long> counts(ViewCountsChanged event) {
    return event.counts().value();
  }

  private static ViewId custom(long id) {
    return new ViewId.Custom(id);
  }

  @Test
  void aStreamBeginsWithTheCountsOfTheFollowedViews() {
    ViewStream stream = stream(new ViewsToCount.Only(List.of(custom(high), custom(unread))));
    ViewCountsChanged first = next(stream, ViewCountsChanged.class);
    assertThat(counts(first)).isEqualTo(Map.of(custom(high), 0L, custom(unread), 0L));
    assertThat(first.moved()).isEmpty();

    assertThat(counts(next(stream(ViewsToCount.ALL), ViewCountsChanged.class)))
        .hasSize(View.values().length + 3)
        .containsEntry(new ViewId.Predefined(View.ALL_UNSOLVED), 1L);
  }

  @Test
  void aChangeNamesTheFollowedViewsThatTheRequestEntersAndLeaves() {
    ViewStream stream = stream(ViewsToCount.ALL);
    next(stream, ViewCountsChanged.class);

    service
        .commands()
        .update(admin.id(), id, RequestPatch.NOTHING.priority(Priority.HIGH))
        .orElseThrow();
    RequestChanged raised = next(stream, RequestChanged.class);
    assertThat(raised.custom().entered()).containsExactly(high);
    assertThat(raised.custom().left()).isEmpty();
    assertThat(counts(next(stream, ViewCountsChanged.class))).containsEntry(custom(high), 1L);

    service
        .commands()
        .update(admin.id(), id, RequestPatch.NOTHING.businessUnit(payroll.id()))
        .orElseThrow();
    assertThat(next(stream, RequestGone.class).custom().left()).containsExactly(high);
    assertThat(counts(next(stream, ViewCountsChanged.class))).containsEntry(custom(high), 0L);
  }

  @Test
  void aMessageAndItsReadingMoveARequest() {
    ViewStream stream = stream(ViewsToCount.ALL);
    next(stream, ViewCountsChanged.class);

    service.commands().addMessage(ray.id(), id, "Still broken").orElseThrow();
    next(stream, RequestChanged.class);
    ViewCountsChanged written = next(stream, ViewCountsChanged.class);
    assertThat(counts(written)).containsEntry(custom(unread), 1L);
    assertThat(written.moved()).containsOnlyKeys(unread);
    assertThat(Objects.requireNonNull(written.moved().get(unread)).entered()).containsExactly(id);

    service.commands().markAsRead(tom.id(), id, 2).orElseThrow();
    LiveEvent event = Objects.requireNonNull(stream.next(LONG));
    while (!(event instanceof ViewCountsChanged read)) {
      event = Objects.requireNonNull(stream.next(LONG));
    }
    assertThat(counts(read)).containsEntry(custom(unread), 0L);
    assertThat(Objects.requireNonNull(read.moved().get(unread)).left()).containsExactly(id);
  }

  @Test
  void aDueDateMovesARequestWithoutAWrite() {
    now = DUE.minusMillis(500);
    ViewStream stream = stream(new ViewsToCount.Only(List.of(custom(overdue))));
    assertThat(counts(next(stream, ViewCountsChanged.class)))
        .isEqualTo(Map.of(custom(overdue), 0L));
    now = DUE.plusMillis(10);

    ViewCountsChanged event = next(stream, ViewCountsChanged.class);

    assertThat(counts(event)).isEqualTo(Map.of(custom(overdue), 1L));
    assertThat(Objects.requireNonNull(event.moved().get(overdue)).entered()).containsExactly(id);
  }

  @Test
  void aDeletedViewIsNoLongerFollowed() {
    ViewStream stream = stream(new ViewsToCount.Only(List.of(custom(high), custom(unread))));
    next(stream, ViewCountsChanged.class);
    service.views().delete(tom.id(), high, new ExpectedVersion.Any()).orElseThrow();

    next(stream, Resync.class);
    assertThat(counts(next(stream, ViewCountsChanged.class))).isEqualTo(Map.of(custom(unread), 0L));
    assertThat(
            service.live().stream(
                tom.id(),
                View.ALL_UNSOLVED,
                UnitScope.ALL,
                new ViewsToCount.Only(List.of(custom(high))),
                null))
        .isEqualTo(Result.refused(new Refusal.ViewNotFound(high)));
  }
}
