package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.cache.AdmissionOutcome;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.ForwardingSnapshot;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verifies how cached queries are admitted to a storage whose connections are all in use. */
@Timeout(60)
class AdmissionTest {

  private final InMemoryDesk memory = new InMemoryDesk(() -> NOON);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person admin = desk.admin("Ada");
  private final Person tom = desk.technician("Tom", network);
  private final Person paula = desk.technician("Paula", payroll);
  private final Person ray = desk.requester("Ray");
  private final long id = desk.request(request("Printer").from(ray).in(network));

  private final InterceptingChangeLog log = new InterceptingChangeLog(memory);
  private final LimitedSnapshotSource snapshots = new LimitedSnapshotSource(memory, 1);
  private final RecordedAdmissions meters = new RecordedAdmissions();
  private final ServiceDesk service = node(TestDesk.TIMEOUT);
  private final ServiceDesk plain = ServiceDesk.builder().storage(memory).build();

  private static final class RecordedAdmissions implements CacheMetrics {
    final Queue<AdmissionOutcome> admissions = new ConcurrentLinkedQueue<>();
    final AtomicInteger retries = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();
    final CountDownLatch coalesced = new CountDownLatch(1);

    @Override
    public void admission(AdmissionOutcome outcome, Duration wait) {
      admissions.add(outcome);
    }

    @Override
    public void retried() {
      retries.incrementAndGet();
    }

    @Override
    public void loaded(int entries, Duration took) {
      loads.incrementAndGet();
    }

    @Override
    public void coalesced() {
      coalesced.countDown();
    }

    void reset() {
      admissions.clear();
      retries.set(0);
      loads.set(0);
    }
  }

  private ServiceDesk node(Duration timeout) {
    return ServiceDesk.builder()
        .storage(StorageParts.of(memory).with(snapshots).with(log))
        .cache(new InMemoryQueryCache(() -> NOON))
        .cacheMetrics(meters)
        .timeout(timeout)
        .build();
  }

  @AfterEach
  void everyAdmissionHasEnded() {
    assertThat(snapshots.places.availablePermits()).isEqualTo(1);
    service.close();
  }

  @Test
  void resultThatIsCachedNeedsNoAdmission() {
    page(tom);
    meters.reset();
    snapshots.places.acquireUninterruptibly();
    assertThat(cache(page(tom))).isEqualTo(CacheOutcome.HIT);
    assertThat(counts(tom).orElseThrow().value().filterCounts().all()).isEqualTo(1);
    assertThat(meters.admissions).isEmpty();
    snapshots.places.release();
  }

  @Test
  void queryIsAdmittedImmediatelyIfAPermitIsFree() {
    page(tom);
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.IMMEDIATE);
    assertThat(snapshots.opened).as("a cold page is read from one snapshot").hasValue(1);
  }

  @Test
  void partialHitThatWaitedLooksUpAllPartsAgainAndReloadsNothing() throws Exception {
    page(tom);
    page(paula);
    Result<AsOf<ViewPage>> answered =
        whileAllPlacesAreTaken(
            () -> page(tom, View.UNASSIGNED),
            () -> {
              rename("Fire");
              assertThat(cache(page(paula))).as("polls the change log").isEqualTo(CacheOutcome.HIT);
            });

    assertThat(answered.orElseThrow()).isEqualTo(uncached(tom, View.UNASSIGNED));
    assertThat(subject(answered)).isEqualTo("Fire");
    assertThat(cache(answered)).isEqualTo(CacheOutcome.PARTIAL);
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.WAITED);
    assertThat(meters.retries).hasValue(0);
    assertThat(snapshots.opened).as("one load").hasValue(1);
  }

  @Test
  void partThatChangedUnnoticedIsReloadedUnderTheSameAdmission() throws Exception {
    page(tom);
    Result<AsOf<ViewPage>> answered =
        whileAllPlacesAreTaken(() -> page(tom, View.UNASSIGNED), () -> rename("Fire"));

    assertThat(answered.orElseThrow()).isEqualTo(uncached(tom, View.UNASSIGNED));
    assertThat(meters.retries).hasValue(1);
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.WAITED);
  }

  @Test
  void resultAfterTheWaitContainsNothingFromBeforeIt() throws Exception {
    page(tom);
    Result<AsOf<ViewPage>> answered =
        whileAllPlacesAreTaken(
            () -> page(tom, View.UNASSIGNED),
            () ->
                plain
                    .administration()
                    .removeMembership(admin.id(), tom.id(), network.id())
                    .orElseThrow());

    assertThat(answered.orElseThrow().value().data()).isEmpty();
    assertThat(answered.orElseThrow()).isEqualTo(uncached(tom, View.UNASSIGNED));
  }

  @Test
  void resultThatOthersLoadedMeanwhileIsTakenFromTheCache() throws Exception {
    page(tom);
    CountDownLatch bothWait = new CountDownLatch(2);
    snapshots.beforeWait = bothWait::countDown;
    meters.reset();
    int before = snapshots.opened.get();
    snapshots.places.acquireUninterruptibly();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Result<AsOf<ViewPage>>> one = threads.submit(() -> page(tom, View.UNASSIGNED));
      Future<Result<AsOf<ViewPage>>> two = threads.submit(() -> page(tom, View.UNASSIGNED));
      bothWait.await();
      snapshots.places.release();
      assertThat(one.get().orElseThrow()).isEqualTo(two.get().orElseThrow());
    }
    assertThat(meters.loads).hasValue(1);
    assertThat(snapshots.opened.get() - before).isEqualTo(1);
  }

  @Test
  void partThatAnotherQueryLoadsIsAwaitedWithoutAnAdmission() throws Exception {
    CountDownLatch loads = new CountDownLatch(1);
    snapshots.onOpen =
        snapshot -> {
          loads.countDown();
          await(meters.coalesced);
          return snapshot;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Result<AsOf<RequesterPage>>> one = threads.submit(this::own);
      loads.await();
      Future<Result<AsOf<RequesterPage>>> two = threads.submit(this::own);
      assertThat(one.get().orElseThrow()).isEqualTo(two.get().orElseThrow());
    }
    assertThat(meters.admissions).doesNotContain(AdmissionOutcome.REFUSED);
  }

  @Test
  void queryThatIsNotAdmittedBeforeItsDeadlineFails() {
    try (ServiceDesk impatient = node(Duration.ofMillis(200))) {
      impatient.technicianViews().page(tom.id(), query(View.ALL_UNSOLVED));
      meters.reset();
      snapshots.places.acquireUninterruptibly();
      assertThatThrownBy(() -> impatient.technicianViews().page(tom.id(), query(View.UNASSIGNED)))
          .isInstanceOf(DeadlineExceededException.class);
      assertThat(meters.admissions).containsExactly(AdmissionOutcome.REFUSED);
      snapshots.places.release();
    }
  }

  @Test
  void interruptEndsTheWait() throws Exception {
    page(tom);
    meters.reset();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    CountDownLatch waits = new CountDownLatch(1);
    snapshots.beforeWait = waits::countDown;
    snapshots.places.acquireUninterruptibly();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    page(tom, View.UNASSIGNED);
                  } catch (RuntimeException e) {
                    thrown.set(e);
                  }
                });
    waits.await();
    caller.interrupt();
    caller.join();
    snapshots.places.release();

    assertThat(thrown.get())
        .isInstanceOf(DeskUnavailableException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.REFUSED);
  }

  @Test
  void admissionEndsWithARefusal() {
    assertThat(page(ray)).isEqualTo(Result.refused(new Refusal.NotATechnician(ray.id())));
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.IMMEDIATE);
    assertThat(snapshots.places.availablePermits()).isEqualTo(1);
  }

  @Test
  void admissionEndsWhenTheSnapshotCannotBeOpened() {
    snapshots.onOpen =
        snapshot -> {
          snapshot.close();
          throw new DeskUnavailableException("not opened");
        };
    assertThatThrownBy(() -> page(tom)).hasMessage("not opened");
    assertThat(snapshots.places.availablePermits()).isEqualTo(1);
  }

  @Test
  void admissionEndsWhenALoadFails() {
    snapshots.onOpen =
        snapshot ->
            new ForwardingSnapshot(snapshot) {
              @Override
              public QueryResults read(Collection<? extends Query<?>> queries) {
                throw new DeskUnavailableException("not read");
              }
            };
    assertThatThrownBy(() -> page(tom)).hasMessage("not read");
    assertThat(snapshots.places.availablePermits()).isEqualTo(1);
  }

  @Test
  void admissionEndsWhenTheResultCannotBeChecked() {
    page(tom);
    rename("newer than the last poll");
    log.beforePoll(
        () -> {
          throw new DeskUnavailableException("not polled");
        });
    assertThatThrownBy(() -> page(tom, View.UNASSIGNED))
        .isInstanceOf(DeskUnavailableException.class);
    assertThat(snapshots.places.availablePermits()).isEqualTo(1);
  }

  @Test
  void staleHitIsReloadedUnderOneAdmissionFromOneSnapshot() {
    page(tom);
    meters.reset();
    int before = snapshots.opened.get();
    log.beforePoll(() -> rename("once"));
    log.beforePoll(() -> rename("twice"));
    assertThat(subject(page(tom))).isEqualTo("once");
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.IMMEDIATE);
    assertThat(snapshots.opened.get() - before).isEqualTo(1);
  }

  @Test
  void queryWhoseEpochEndsIsReadFromOneSnapshotUnderTheSameAdmission() {
    page(tom);
    meters.reset();
    log.beforePoll(() -> rename("once"));
    snapshots.beforeOpen =
        () -> {
          rename("twice");
          log.afterPoll = AdmissionTest::ofAnotherEpoch;
        };
    Result<AsOf<ViewPage>> answered = page(tom);
    assertThat(subject(answered)).isEqualTo("twice");
    assertThat(cache(answered)).isEqualTo(CacheOutcome.MISS);
    assertThat(meters.admissions).containsExactly(AdmissionOutcome.IMMEDIATE);
  }

  @Test
  void partThatIsOlderThanTheSnapshotIsReloadedFromIt() {
    page(tom);
    meters.reset();
    int before = snapshots.opened.get();
    log.beforePoll(() -> rename("once"));
    snapshots.beforeOpen =
        () ->
            plain.administration().addMembership(admin.id(), tom.id(), payroll.id()).orElseThrow();
    Result<AsOf<ViewPage>> answered = page(tom);
    assertThat(answered.orElseThrow()).isEqualTo(uncached(tom, View.ALL_UNSOLVED));
    assertThat(cache(answered)).isEqualTo(CacheOutcome.PARTIAL);
    assertThat(meters.retries).hasValue(2);
    assertThat(snapshots.opened.get() - before).isEqualTo(1);
  }

  private static ChangeLogPoll ofAnotherEpoch(ChangeLogPoll poll) {
    SnapshotVersion version = poll.snapshotVersion();
    return new ChangeLogPoll(
        poll.asOf(),
        new SnapshotVersion("another", version.nextTransaction(), version.inProgress()),
        List.of(),
        false);
  }

  @Test
  void snapshotIsKeptOpenForAPollOnlyIfThePollerHasItsConnection() {
    page(tom);
    AtomicInteger openAtPoll = new AtomicInteger(-1);
    rename("newer than the last poll");
    log.beforePoll(() -> openAtPoll.set(snapshots.open.get()));
    page(tom, View.UNASSIGNED);
    assertThat(openAtPoll).hasValue(1);

    page(tom);
    log.beforePoll(AdmissionTest::fail);
    assertThatThrownBy(() -> page(tom)).isInstanceOf(DeskUnavailableException.class);
    rename("newer again");
    log.beforePoll(() -> openAtPoll.set(snapshots.open.get()));
    assertThat(subject(page(tom, View.NEW_TODAY))).isEqualTo("newer again");
    assertThat(openAtPoll).hasValue(0);
  }

  private static void fail() {
    throw new DeskUnavailableException("not polled");
  }

  @Test
  void anyNumberOfQueriesCompletesWithOnePermit() throws Exception {
    List<Person> people = new ArrayList<>(List.of(admin, tom, paula));
    for (int i = 0; i < 20; i++) {
      people.add(desk.technician("Tim " + i, i % 2 == 0 ? network : payroll));
    }
    for (int round = 0; round < 5; round++) {
      rename("round " + round);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Boolean>> results = new ArrayList<>();
        for (Person person : people) {
          for (View view : View.values()) {
            results.add(
                threads.submit(
                    () -> page(person, view).orElseThrow().equals(uncached(person, view))));
          }
        }
        for (Future<Boolean> result : results) {
          assertThat(result.get()).isTrue();
        }
      }
    }
  }

  /** The result of a query that waits until all permits are in use and this action is done. */
  private <T> T whileAllPlacesAreTaken(Supplier<T> query, Runnable meanwhile) throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    snapshots.beforeWait = waits::countDown;
    snapshots.places.acquireUninterruptibly();
    meters.reset();
    snapshots.opened.set(0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> result = threads.submit(query::get);
      waits.await();
      meanwhile.run();
      snapshots.places.release();
      return result.get();
    }
  }

  private void rename(String subject) {
    plain.commands().update(admin.id(), id, RequestPatch.NOTHING.subject(subject)).orElseThrow();
  }

  private Result<AsOf<ViewPage>> page(Person person) {
    return page(person, View.ALL_UNSOLVED);
  }

  private Result<AsOf<ViewPage>> page(Person person, View view) {
    return service.technicianViews().page(person.id(), query(view));
  }

  private AsOf<ViewPage> uncached(Person person, View view) {
    return plain.technicianViews().page(person.id(), query(view)).orElseThrow();
  }

  private Result<AsOf<ViewCountsResult>> counts(Person person) {
    return service.technicianViews().counts(person.id(), View.ALL_UNSOLVED, UnitScope.ALL);
  }

  private Result<AsOf<RequesterPage>> own() {
    return service.requests().own(ray.id(), PageByNumber.FIRST);
  }

  private static ViewQuery query(View view) {
    return ViewQuery.of(view);
  }

  private static CacheOutcome cache(Result<?> result) {
    return ((Result.Success<?>) result).cache();
  }

  private static String subject(Result<AsOf<ViewPage>> result) {
    return result.orElseThrow().value().data().getFirst().request().subject();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
