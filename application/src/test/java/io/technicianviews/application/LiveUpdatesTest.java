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
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Verifies that a stream which cannot be opened leaves nothing behind. */
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
    log.beforeLastId =
        () -> {
          // The first one is of the start of the feed, the second one of the client's position.
          if (queries.incrementAndGet() > 2) {
            throw new DeskUnavailableException("the database refuses a connection");
          }
        };
    try (CachedQueryExecutor executor =
            new CachedQueryExecutor(helpdesk.memory, TIMEOUT, ZONE, ticker, null);
        ChangeFeed feed =
            new ChangeFeed(log, new InvalidateBeforeDispatch(executor, names), ticker);
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
}
