package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ListCounts;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.OlderThan;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that results change at the instants at which their conditions change, also if they are
 * cached.
 */
class ViewHoursTest {

  /** The day on which clocks are set forward, so that it has 23 hours. */
  private static final Instant NOON = Instant.parse("2026-03-29T10:00:00Z");

  private static final Duration TICK = Duration.ofNanos(1_000);

  private volatile Instant now = NOON;
  private final InMemoryDesk memory =
      new InMemoryDesk(new DeskInfo(new UUID(0, 7), ZoneId.of("Europe/Berlin")), () -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final Person tom = desk.technician("Tom", network);
  private final List<ServiceDesk> opened = new ArrayList<>();
  private final ServiceDesk plain = open(ServiceDesk.builder());
  private final ServiceDesk cached =
      open(ServiceDesk.builder().cache(new InMemoryQueryCache(() -> now)));

  private ServiceDesk open(ServiceDesk.Builder builder) {
    ServiceDesk service = builder.storage(memory).build();
    opened.add(service);
    return service;
  }

  @AfterEach
  void close() {
    opened.forEach(ServiceDesk::close);
  }

  private void due(Instant due) {
    desk.request(request().in(network).created(NOON.minusSeconds(60)).due(due));
  }

  @Test
  void overdueBeginsJustAfterTheDueDate() {
    Instant due = NOON.plus(Duration.ofHours(2));
    due(due);
    assertChange(new DueCondition(Due.OVERDUE), due.plus(TICK), 0, 1);
  }

  @Test
  void dueWithinADurationBeginsAndEnds() {
    Instant due = NOON.plus(Duration.ofHours(2));
    due(due);
    Condition soon = new DueCondition(new Due.Within(Duration.ofMinutes(30)));
    assertChange(soon, due.minus(Duration.ofMinutes(30)), 0, 1);
    assertChange(soon, due.plus(TICK), 1, 0);
  }

  @Test
  void anAgeIsReachedAtAnInstant() {
    desk.request(request().in(network).created(NOON.minus(Duration.ofHours(1))));
    assertChange(
        new OlderThan(Moment.CREATED, Duration.ofHours(4)), NOON.plus(Duration.ofHours(3)), 0, 1);
  }

  @Test
  void theDayEndsAtMidnightOfTheDesk() {
    desk.request(request().in(network).created(Instant.parse("2026-03-28T23:00:00Z")));
    assertChange(new WithinDays(Moment.CREATED, 1), Instant.parse("2026-03-29T22:00:00Z"), 1, 0);
    desk.request(request().in(network).created(Instant.parse("2026-03-29T22:00:00Z")));
    assertChange(new WithinDays(Moment.CREATED, 2), Instant.parse("2026-03-30T22:00:00Z"), 2, 1);
  }

  /** Checks the count before, at and after an instant, in each kind of result. */
  private void assertChange(Condition condition, Instant change, long before, long after) {
    Conditions conditions = Conditions.all(condition, StatusCategoryCondition.UNSOLVED);
    ViewId id = stored(conditions);
    assertThat(now).isBefore(change);
    for (Instant instant :
        List.of(now, change.minus(TICK), change.minus(TICK), change, change.plusSeconds(1))) {
      now = instant;
      long expected = instant.isBefore(change) ? before : after;
      for (ServiceDesk service : opened) {
        assertThat(preview(service, conditions).value().total())
            .as("%s at %s", condition, instant)
            .isEqualTo(expected);
        ListCounts counts = counts(service, id);
        assertThat(requireNonNull(counts.counts().get(id)).all())
            .as("%s at %s", condition, instant)
            .isEqualTo(expected);
        assertThat(counts.end()).isAfter(instant);
        if (instant.isBefore(change)) {
          assertThat(counts.end()).isBeforeOrEqualTo(change);
        }
      }
    }
  }

  private ViewId stored(Conditions conditions) {
    CustomView view =
        plain
            .views()
            .create(
                tom.id(),
                new NewView(
                    "View " + UUID.randomUUID(),
                    conditions,
                    SortOrder.ascending(SortKey.DUE_DATE),
                    new Sharing.Personal(tom.id()),
                    true,
                    null))
            .orElseThrow();
    return new ViewId.Custom(view.definition().id());
  }

  private AsOf<ListPage> preview(ServiceDesk service, Conditions conditions) {
    return service
        .views()
        .preview(tom.id(), ViewPreview.of(conditions, SortOrder.ascending(SortKey.DUE_DATE)))
        .orElseThrow();
  }

  private ListCounts counts(ServiceDesk service, ViewId id) {
    return service
        .views()
        .counts(tom.id(), new ViewsToCount.Only(List.of(id)), UnitScope.ALL)
        .orElseThrow()
        .value();
  }

  @Test
  void aResultIsCachedUntilItChanges() {
    Instant due = NOON.plus(Duration.ofSeconds(20));
    due(due);
    Conditions overdue =
        Conditions.all(new DueCondition(Due.OVERDUE), StatusCategoryCondition.UNSOLVED);

    assertThat(outcome(overdue)).isEqualTo(CacheOutcome.MISS);
    assertThat(outcome(overdue)).isEqualTo(CacheOutcome.HIT);
    now = due;
    assertThat(outcome(overdue)).isEqualTo(CacheOutcome.HIT);
    now = due.plus(TICK);
    // The rows are still cached, but another page of them is shown.
    assertThat(preview(cached, overdue).value().total()).isEqualTo(1);
    assertThat(outcome(overdue)).isEqualTo(CacheOutcome.HIT);
  }

  private CacheOutcome outcome(Conditions conditions) {
    return switch (cached
        .views()
        .preview(tom.id(), ViewPreview.of(conditions, SortOrder.ascending(SortKey.DUE_DATE)))) {
      case Result.Success<AsOf<ListPage>>(var any, CacheOutcome outcome) -> outcome;
      case Result.Refused<AsOf<ListPage>> refused -> throw new AssertionError(refused);
    };
  }

  @Test
  void anInstantBetweenLoadAndPollIsDetected() {
    InterceptingChangeLog log = new InterceptingChangeLog(memory);
    ServiceDesk service =
        ServiceDesk.builder()
            .storage(StorageParts.of(memory).with(log))
            .cache(new InMemoryQueryCache(() -> now))
            .build();
    opened.add(service);
    Instant due = NOON.plus(Duration.ofSeconds(20));
    due(due);
    Conditions overdue =
        Conditions.all(new DueCondition(Due.OVERDUE), StatusCategoryCondition.UNSOLVED);
    assertThat(preview(service, overdue).value().total()).isZero();

    log.beforePoll(() -> now = due.plusSeconds(1));
    AsOf<ListPage> page = preview(service, overdue);

    assertThat(page.asOf()).isEqualTo(now);
    assertThat(page.value().total()).isEqualTo(1);
  }

  /** A stale result may omit writes, but its conditions are evaluated at its as-of instant. */
  @Test
  void aStaleResultIsTheStateOfItsInstant() {
    ServiceDesk stale =
        open(
            ServiceDesk.builder()
                .cache(new InMemoryQueryCache(() -> now))
                .cacheSettings(CacheSettings.DEFAULTS.withMaxStaleness(Duration.ofSeconds(20))));
    Instant due = NOON.plusSeconds(20);
    due(due);
    Conditions overdue =
        Conditions.all(new DueCondition(Due.OVERDUE), StatusCategoryCondition.UNSOLVED);
    for (int seconds = 0; seconds < 40; seconds += 5) {
      now = NOON.plusSeconds(seconds);
      AsOf<ListPage> page = preview(stale, overdue);
      assertThat(page.value().total()).isEqualTo(page.asOf().isAfter(due) ? 1 : 0);
    }
  }
}
