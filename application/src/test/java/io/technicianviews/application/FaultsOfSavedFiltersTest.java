package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The three faults that reviews found in the counts of Chatwoot's saved filters. */
class FaultsOfSavedFiltersTest {

  private static final int VIEWS = 20;

  private volatile Instant now = TestDesk.NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person tom = desk.technician("Tom", network);
  private final Person ada = desk.admin("Ada");
  private final InterceptingSnapshotSource snapshots = new InterceptingSnapshotSource(memory);
  private final ServiceDesk service =
      ServiceDesk.builder()
          .storage(StorageParts.of(memory).with(snapshots))
          .cache(new InMemoryQueryCache(() -> now))
          .build();

  @AfterEach
  void close() {
    service.close();
  }

  /** chatwoot#14726. */
  @Test
  void aCachedCountEndsWithItsDay() {
    desk.request(request().in(network).created(now.minusSeconds(60)));
    ViewId view = view("Today", new WithinDays(Moment.CREATED, 1));
    assertThat(page(view).value().total()).isEqualTo(1);
    assertThat(page(view).cache()).isEqualTo(CacheOutcome.HIT);

    now = now.plus(Duration.ofDays(1));
    ListPage tomorrow = page(view).value();
    assertThat(tomorrow.total()).isZero();
    assertThat(tomorrow.counts()).containsEntry(view, 0L);
    assertThat(tomorrow.data()).isEmpty();
  }

  /** chatwoot#14893. */
  @Test
  void anEditDuringAReadIsNotCachedUnderTheOtherVersion() {
    desk.request(request().in(network).priority(Priority.HIGH));
    ViewId.Custom view = view("Priority", priority(Priority.LOW));
    snapshots.beforeOpening =
        () -> {
          snapshots.beforeOpening = () -> {};
          ViewPatch patch = ViewPatch.NOTHING.conditions(Conditions.all(priority(Priority.HIGH)));
          service.views().update(ada.id(), view.id(), ExpectedVersion.any(), patch).orElseThrow();
        };
    ListPage during = page(view).value();
    assertThat(during.total()).isEqualTo(during.data().size());
    assertThat(during.counts()).containsEntry(view, during.total());
    for (int i = 0; i < 2; i++) {
      assertThat(page(view).value().total()).isEqualTo(1);
      assertThat(page(view).value().data()).hasSize(1);
    }
  }

  /** One write caused a recount of all filters of all persons. */
  @Test
  void aWriteInvalidatesNoViewOfOtherUnits() {
    desk.request(request().in(network));
    long other = desk.request(request().in(payroll));
    List<ViewId> views = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      views.add(view("View " + i, priority(Priority.LOW, Priority.HIGH)));
    }
    views.forEach(this::page);
    int read = snapshots.opened.get();
    service.commands().update(ada.id(), other, RequestPatch.NOTHING.subject("x")).orElseThrow();
    views.forEach(view -> assertThat(page(view).cache()).isEqualTo(CacheOutcome.HIT));
    assertThat(snapshots.opened).as("reads after a write in another unit").hasValue(read);
  }

  private static Condition priority(Priority... priorities) {
    return new PriorityCondition(Operator.IS, Set.of(priorities));
  }

  private ViewId.Custom view(String title, Condition condition) {
    NewView view = NewView.of(title, Conditions.all(condition), Sharing.EVERYONE);
    return new ViewId.Custom(
        service.views().create(ada.id(), view).orElseThrow().definition().id());
  }

  private record CachedPage(ListPage value, CacheOutcome cache) {}

  private CachedPage page(ViewId view) {
    Result<AsOf<ListPage>> result =
        service
            .views()
            .page(tom.id(), ViewPageQuery.of(view).counts(new ViewsToCount.Only(List.of(view))));
    return new CachedPage(
        result.orElseThrow().value(), ((Result.Success<AsOf<ListPage>>) result).cache());
  }
}
