package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.application.internal.feed.InvalidateBeforeDispatch;
import io.technicianviews.application.internal.feed.PersonNameCache;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.presence.PresenceMonitor;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verifies streams that cannot be opened, and how many ask the change log at once. */
@Timeout(60)
class LiveUpdatesTest {

  private static final Duration TIMEOUT = TestDesk.TIMEOUT;
  private static final ZoneId ZONE = TestDesk.TODAY.zone();

  private final AtomicLong nanos = new AtomicLong();
  private final Ticker ticker = nanos::get;
  private final Helpdesk helpdesk = new Helpdesk();
  private final Person tom = helpdesk.desk.technician("Tom", helpdesk.desk.unit("Network"));
  private final InterceptingChangeLog log = new InterceptingChangeLog(helpdesk.memory);
  private final PersonNameCache names = new PersonNameCache(helpdesk.memory, TIMEOUT);

  @Test
  void noSubscriptionIsLeftIfTheLastIdCannotBeRead() {
    AtomicInteger queries = new AtomicInteger();
    LongSupplier lastId =
        () -> {
          // The first one is of the client's position.
          if (queries.incrementAndGet() > 1) {
            throw new DeskUnavailableException("the database refuses a connection");
          }
          return log.lastId();
        };
    try (CachedQueryExecutor executor =
            new CachedQueryExecutor(helpdesk.memory, TIMEOUT, ZONE, ticker, null);
        ChangeFeed feed =
            new ChangeFeed(log, lastId, new InvalidateBeforeDispatch(executor, names), ticker);
        PresenceMonitor presences =
            PresenceMonitor.of(
                helpdesk.memory.presence(), helpdesk.memory, TIMEOUT, feed::position, ticker)) {
      LiveUpdates live =
          new LiveUpdates(
              feed,
              new PersonSubscription.Context(helpdesk.memory, TIMEOUT, ZONE, names, ticker),
              executor,
              presences);
      assertThatThrownBy(
              () -> live.stream(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL, Long.MAX_VALUE))
          .isInstanceOf(DeskUnavailableException.class);
      assertThat(log.openReaders).hasValue(1);

      // A feed without subscriptions closes its reader after a while.
      nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));
      await().untilAsserted(() -> assertThat(log.openReaders).hasValue(0));
    }
  }

  @Test
  void theSubscribersOfAnOutageShareOneAttempt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    log.beforeLastId =
        () -> {
          attempts.incrementAndGet();
          answered.join();
          throw new DeskUnavailableException("the database does not answer");
        };
    try (ServiceDesk desk = desk()) {
      List<FutureTask<?>> calls = new ArrayList<>();
      List<Thread> waiting = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        FutureTask<?> call = new FutureTask<>(() -> desk.live().ticketStream(tom.id()));
        calls.add(call);
        waiting.add(Thread.ofPlatform().start(call));
      }
      await().until(() -> waiting.stream().allMatch(LiveUpdatesTest::waits));
      answered.complete(false);
      for (FutureTask<?> call : calls) {
        assertThatThrownBy(call::get).hasCauseInstanceOf(DeskUnavailableException.class);
      }
      assertThat(attempts).hasValue(1);

      log.beforeLastId = () -> {};
      desk.live().ticketStream(tom.id()).orElseThrow().close();
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  @Test
  void aStreamOpensWhileOthersWriteWithoutPause() {
    int many = 1_000;
    AtomicInteger reads = new AtomicInteger();
    log.afterRead =
        () -> {
          if (reads.incrementAndGet() < many) {
            helpdesk.memory.append(Set.of(InvalidationTag.REFERENCE_DATA));
          }
        };
    try (ServiceDesk desk = desk()) {
      desk.live().ticketStream(tom.id()).orElseThrow().close();
      assertThat(reads).hasValueLessThan(many);
    }
  }

  private ServiceDesk desk() {
    return ServiceDesk.builder().storage(StorageParts.of(helpdesk.memory).with(log)).build();
  }
}
