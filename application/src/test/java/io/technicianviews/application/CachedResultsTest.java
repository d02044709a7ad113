package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verifies that cached results equal uncached ones and need no read of the storage. */
class CachedResultsTest {

  private Instant now = NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person admin = desk.admin("Ada");
  private final Person tom = desk.technician("Tom", network);
  private final Person tina = desk.technician("Tina", network, payroll);
  private final Person ray = desk.requester("Ray");
  private final long id = desk.request(request("Printer").from(ray).in(network).message(ray, "?"));

  private final InterceptingChangeLog log = new InterceptingChangeLog(memory);
  private final InterceptingSnapshotSource snapshots = new InterceptingSnapshotSource(memory);
  private final InMemoryQueryCache cache = new InMemoryQueryCache(() -> now);
  private final List<ServiceDesk> opened = new ArrayList<>();
  private final ServiceDesk service = node(CacheSettings.DEFAULTS);
  private final ServiceDesk plain = builder().build();

  private ServiceDesk.Builder builder() {
    return ServiceDesk.builder().storage(memory).timeout(Duration.ofSeconds(20));
  }

  private ServiceDesk node(CacheSettings settings) {
    ServiceDesk node =
        builder()
            .storage(StorageParts.of(memory).with(snapshots).with(log))
            .cache(cache)
            .cacheSettings(settings)
            .build();
    opened.add(node);
    return node;
  }

  @AfterEach
  void close() {
    opened.forEach(ServiceDesk::close);
  }

  @Test
  void secondQueryReadsOnlyTheChangeLog() {
    Result<AsOf<ViewPage>> first = page(tom);
    int read = snapshots.opened.get();
    Result<AsOf<ViewPage>> second = page(tom);

    assertThat(first).isEqualTo(plain.technicianViews().page(tom.id(), unsolved()));
    assertThat(cache(first)).isEqualTo(CacheOutcome.MISS);
    assertThat(cache(second)).isEqualTo(CacheOutcome.HIT);
    assertThat(second.orElseThrow()).isEqualTo(first.orElseThrow());
    assertThat(second.orElseThrow().value().rows().shared())
        .as("the same instance of the rows")
        .isSameAs(first.orElseThrow().value().rows().shared());
    assertThat(read).as("a cold page is read from one snapshot").isEqualTo(1);
    assertThat(snapshots.opened).hasValue(read);
  }

  @Test
  void asOfIsTheInstantOfTheChangeLogPoll() {
    page(tom);
    now = NOON.plusSeconds(7);
    assertThat(page(tom).orElseThrow().asOf()).isEqualTo(now);
  }

  @Test
  void nextResultContainsTheWrite() {
    page(tom);
    page(tina);
    service.commands().update(admin.id(), id, RequestPatch.NOTHING.subject("Fire"));
    for (Person person : List.of(tom, tina, admin)) {
      assertThat(subject(page(person))).isEqualTo("Fire");
    }
  }

  @Test
  void writeInAnotherUnitInvalidatesNothing() {
    page(tom);
    long other = desk.request(request("Payslip").in(payroll));
    page(tom);
    int read = snapshots.opened.get();
    service.commands().update(admin.id(), other, RequestPatch.NOTHING.subject("Other"));
    assertThat(cache(page(tom))).isEqualTo(CacheOutcome.HIT);
    assertThat(snapshots.opened).hasValue(read);
  }

  @Test
  void techniciansOfOneUnitShareCountsAndPages() {
    Person twin = desk.technician("Tim", network);
    page(tom);
    assertThat(cache(page(twin))).isEqualTo(CacheOutcome.PARTIAL);
    assertThat(page(twin).orElseThrow().value().rows().shared())
        .isSameAs(page(tom).orElseThrow().value().rows().shared());
  }

  @Test
  void readPositionsAreNotShared() {
    assertThat(unread(page(tom))).isTrue();
    assertThat(unread(page(tina))).isTrue();
    service.commands().markAsRead(tom.id(), id, 1).orElseThrow();
    assertThat(unread(page(tom))).isFalse();
    assertThat(cache(page(tina))).isEqualTo(CacheOutcome.HIT);
    assertThat(unread(page(tina))).isTrue();
  }

  @Test
  void lossOfAUnitAndDeactivationTakeEffectAtOnce() {
    page(tom);
    service.administration().removeMembership(admin.id(), tom.id(), network.id()).orElseThrow();
    assertThat(page(tom).orElseThrow().value().data()).isEmpty();
    service.administration().changePerson(admin.id(), tom.id(), PersonPatch.active(false));
    assertThat(page(tom)).isEqualTo(Result.refused(new Refusal.DeactivatedPerson(tom.id())));
  }

  @Test
  void refusalsAreValidatedToo() {
    assertThat(page(ray)).isEqualTo(Result.refused(new Refusal.NotATechnician(ray.id())));
    service
        .administration()
        .changePerson(admin.id(), ray.id(), PersonPatch.role(Role.ADMIN))
        .orElseThrow();
    assertThat(page(ray).orElseThrow().value().data()).hasSize(1);
  }

  @Test
  void everyKindOfResultIsCached() {
    for (int round = 0; round < 2; round++) {
      CacheOutcome expected = round == 0 ? CacheOutcome.MISS : CacheOutcome.HIT;
      assertThat(cache(service.requests().own(ray.id(), PageByNumber.FIRST))).isEqualTo(expected);
      Result<AsOf<ViewCountsResult>> counts =
          service
              .technicianViews()
              .counts(tina.id(), View.UNASSIGNED, UnitScope.only(network.id()));
      assertThat(cache(counts)).isEqualTo(expected);
      Result<AsOf<BusinessUnitCounts>> units =
          service.technicianViews().businessUnitCounts(admin.id(), View.ALL_UNSOLVED);
      if (round == 1) {
        assertThat(cache(units)).isEqualTo(expected);
      }
      assertThat(units.orElseThrow().value().total()).isEqualTo(1);
      assertThat(counts.orElseThrow().value().filterCounts().all()).isEqualTo(1);
    }
    service.commands().create(ray.id(), NewRequest.of("Another")).orElseThrow();
    assertThat(service.requests().own(ray.id(), PageByNumber.FIRST).orElseThrow().value().total())
        .isEqualTo(2);
  }

  @Test
  void midnightChangesResultsWithoutAWrite() {
    Result<AsOf<ViewCountsResult>> before = counts(View.NEW_TODAY);
    now = NOON.plus(Duration.ofHours(13));
    Result<AsOf<ViewCountsResult>> after = counts(View.NEW_TODAY);
    assertThat(before.orElseThrow().value().filterCounts().all()).isEqualTo(1);
    assertThat(after.orElseThrow().value().filterCounts().all()).isZero();
  }

  @Test
  void detectsMidnightBetweenLoadAndPoll() {
    counts(View.NEW_TODAY);
    log.beforePoll(() -> now = NOON.plus(Duration.ofHours(13)));
    AsOf<ViewCountsResult> numbers = counts(View.NEW_TODAY).orElseThrow();
    assertThat(numbers.asOf()).isEqualTo(now);
    assertThat(numbers.value().filterCounts().all()).isZero();
  }

  @Test
  void resultContainsAWriteBetweenLoadAndPoll() {
    page(tom);
    log.beforePoll(() -> rename("Fire"));
    Result<AsOf<ViewPage>> result = page(tom);
    assertThat(subject(result)).isEqualTo("Fire");
    assertThat(cache(result)).isEqualTo(CacheOutcome.PARTIAL);
  }

  @Test
  void changeAfterTheSnapshotIsOfTheNextResult() {
    page(tom);
    log.beforePoll(() -> rename("once"));
    log.beforePoll(() -> rename("twice"));
    Result<AsOf<ViewPage>> result = page(tom);
    assertThat(subject(result)).isEqualTo("once");
    assertThat(cache(result)).isEqualTo(CacheOutcome.PARTIAL);
    assertThat(subject(page(tom))).isEqualTo("twice");
  }

  @Test
  void writesOfAnotherNodeAreSeen() {
    ServiceDesk other = node(CacheSettings.DEFAULTS);
    page(tom);
    Result<AsOf<ViewPage>> shared = other.technicianViews().page(tom.id(), unsolved());
    assertThat(cache(shared)).isEqualTo(CacheOutcome.HIT);
    other.commands().update(admin.id(), id, RequestPatch.NOTHING.subject("Fire"));
    assertThat(subject(page(tom))).isEqualTo("Fire");
  }

  @Test
  void entryOlderThanTheFirstPollIsRejected() {
    page(tom);
    rename("unseen by the node that begins now");
    ServiceDesk late = node(CacheSettings.DEFAULTS);
    Result<AsOf<ViewPage>> result = late.technicianViews().page(tom.id(), unsolved());
    assertThat(subject(result)).isEqualTo("unseen by the node that begins now");
  }

  @Test
  void concurrentMissesShareTheirLoads() throws Exception {
    page(admin);
    rename("for all");
    CountDownLatch othersWait = new CountDownLatch(199);
    AtomicInteger read = new AtomicInteger();
    CacheMetrics meters =
        new CacheMetrics() {
          @Override
          public void loaded(int entries, Duration took) {
            read.addAndGet(entries);
          }

          @Override
          public void coalesced() {
            othersWait.countDown();
          }
        };
    ServiceDesk node =
        builder()
            .storage(StorageParts.of(memory).with(snapshots).with(log))
            .cache(cache)
            .cacheMetrics(meters)
            .build();
    opened.add(node);
    snapshots.beforeOpening = () -> awaitUninterruptibly(othersWait);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result<AsOf<ViewPage>>>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(threads.submit(() -> node.technicianViews().page(tom.id(), unsolved())));
      }
      for (Future<Result<AsOf<ViewPage>>> result : results) {
        assertThat(subject(result.get())).isEqualTo("for all");
      }
    }
    // Person, rows, unit counts, assignee counts, read positions: once, and all but the first again
    // by queries that have a snapshot already.
    assertThat(read).hasValueBetween(5, 10);
  }

  @Test
  void missThatRacesWithALoadUsesItsEntry() {
    AtomicReference<Runnable> afterLooking = new AtomicReference<>(() -> {});
    QueryCache slow =
        new QueryCache() {
          @Override
          public CacheHits find(Collection<? extends CacheKey<?>> keys) {
            CacheHits cacheHits = cache.find(keys);
            afterLooking.getAndSet(() -> {}).run();
            return cacheHits;
          }

          @Override
          public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
            cache.store(key, cacheEntry, ttl);
          }
        };
    ServiceDesk node =
        builder().storage(StorageParts.of(memory).with(snapshots).with(log)).cache(slow).build();
    opened.add(node);
    node.technicianViews().page(admin.id(), unsolved());
    afterLooking.set(() -> node.requests().own(ray.id(), PageByNumber.FIRST).orElseThrow());
    int before = snapshots.opened.get();
    assertThat(node.requests().own(ray.id(), PageByNumber.FIRST).orElseThrow().value().total())
        .isEqualTo(1);
    assertThat(snapshots.opened.get() - before)
        .as("entries that the other query loaded are not loaded again")
        .isEqualTo(1);
  }

  @Test
  void waiterLoadsItselfWhenTheSharedLoadFails() {
    AtomicInteger openings = new AtomicInteger();
    CountDownLatch followed = new CountDownLatch(1);
    snapshots.beforeOpening =
        () -> {
          if (openings.incrementAndGet() == 1) {
            awaitUninterruptibly(followed);
            throw new DeskUnavailableException("for the first one only");
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CacheMetrics meters =
          new CacheMetrics() {
            @Override
            public void coalesced() {
              followed.countDown();
            }
          };
      ServiceDesk node =
          builder()
              .storage(StorageParts.of(memory).with(snapshots).with(log))
              .cache(cache)
              .cacheMetrics(meters)
              .build();
      opened.add(node);
      Future<Result<AsOf<ViewPage>>> first =
          threads.submit(() -> node.technicianViews().page(tom.id(), unsolved()));
      Future<Result<AsOf<ViewPage>>> second =
          threads.submit(() -> node.technicianViews().page(tom.id(), unsolved()));
      assertThat(List.of(outcome(first), outcome(second)))
          .containsExactlyInAnyOrder("Printer", "for the first one only");
    }
  }

  @Test
  void aQueryMayNameIdsThatCannotExist() {
    assertThat(service.technicianViews().page(0, unsolved()))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(0)));
    assertThat(
            service
                .technicianViews()
                .counts(admin.id(), View.ALL_UNSOLVED, UnitScope.only(0L))
                .orElseThrow()
                .value()
                .filterCounts()
                .all())
        .isZero();
  }

  @Test
  void failsWhenTheResultCannotBeValidated() {
    page(tom);
    log.beforePoll(CachedResultsTest::unavailable);
    assertThatThrownBy(() -> page(tom)).isInstanceOf(DeskUnavailableException.class);
    assertThat(cache(page(tom))).isEqualTo(CacheOutcome.HIT);
  }

  @Test
  void returnsStaleResultsForTheConfiguredTime() {
    ServiceDesk lenient = node(CacheSettings.DEFAULTS.withStaleIfError(Duration.ofSeconds(25)));
    Instant last = lenient.technicianViews().page(tom.id(), unsolved()).orElseThrow().asOf();
    lenient.technicianViews().page(tom.id(), unsolved());
    now = NOON.plusSeconds(1);
    log.beforePoll(CachedResultsTest::unavailable);
    Result<AsOf<ViewPage>> stale = lenient.technicianViews().page(tom.id(), unsolved());
    assertThat(cache(stale)).isEqualTo(CacheOutcome.STALE);
    assertThat(stale.orElseThrow().asOf()).isEqualTo(last);

    log.beforePoll(CachedResultsTest::unavailable);
    snapshots.beforeOpening = CachedResultsTest::unavailable;
    assertThatThrownBy(
            () -> lenient.technicianViews().counts(tina.id(), View.UNASSIGNED, UnitScope.ALL))
        .as("a result that is not cached")
        .isInstanceOf(DeskUnavailableException.class);
  }

  @Test
  void resultMayBeAsOldAsMaxStaleness() {
    ServiceDesk relaxed = node(CacheSettings.DEFAULTS.withMaxStaleness(Duration.ofSeconds(29)));
    relaxed.technicianViews().page(tom.id(), unsolved());
    relaxed.technicianViews().page(tom.id(), unsolved());
    int polls = log.polls.get();
    for (int i = 0; i < 10; i++) {
      assertThat(cache(relaxed.technicianViews().page(tom.id(), unsolved())))
          .isEqualTo(CacheOutcome.HIT);
    }
    assertThat(log.polls).hasValue(polls);
  }

  @Test
  void closedHelpdeskExecutesNoQuery() {
    page(tom);
    service.close();
    assertThatThrownBy(() -> page(tom)).isInstanceOf(IllegalStateException.class);
  }

  private static void unavailable() {
    throw new DeskUnavailableException("the log cannot be read");
  }

  private void rename(String subject) {
    plain.commands().update(admin.id(), id, RequestPatch.NOTHING.subject(subject)).orElseThrow();
  }

  private Result<AsOf<ViewPage>> page(Person person) {
    return service.technicianViews().page(person.id(), unsolved());
  }

  private Result<AsOf<ViewCountsResult>> counts(View view) {
    return service.technicianViews().counts(tom.id(), view, UnitScope.ALL);
  }

  private static ViewQuery unsolved() {
    return ViewQuery.of(View.ALL_UNSOLVED);
  }

  private static CacheOutcome cache(Result<?> result) {
    return ((Result.Success<?>) result).cache();
  }

  private static String subject(Result<AsOf<ViewPage>> result) {
    return result.orElseThrow().value().data().getFirst().request().subject();
  }

  private static boolean unread(Result<AsOf<ViewPage>> result) {
    return result.orElseThrow().value().data().stream()
        .anyMatch(RequestListItem::technicianHasUnread);
  }

  private static String outcome(Future<Result<AsOf<ViewPage>>> result) {
    try {
      return subject(result.get());
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause() == null ? null : e.getCause().getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
