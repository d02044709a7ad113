package io.technicianviews.application.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.InterceptingChangeLog;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A query waits for a poll as long as it has time, whichever queries wait with it. */
class ChangeLogPollerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final InterceptingChangeLog log =
      new InterceptingChangeLog(new InMemoryDesk(() -> TestDesk.NOON));
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private final ChangeLogPoller poller =
      ChangeLogPoller.start(
          log,
          new InvalidationIndex(LONG),
          CacheSettings.DEFAULTS.withTtl(LONG).withMinPollInterval(Duration.ZERO),
          new CacheMetrics() {
            @Override
            public void polled(int waiters, Duration took) {
              mostWaiting.accumulateAndGet(waiters, Math::max);
            }
          },
          Ticker.SYSTEM);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    goOn.countDown();
    poller.close();
    threads.close();
  }

  @Test
  void queryWaitsOnWhenTheDeadlineOfAnotherExpires() throws Exception {
    Future<ChangeLogPoller.Poll> first = pollThatIsStuck();
    Future<ChangeLogPoller.Poll> hasting = threads.submit(() -> poller.poll(in(SHORT)));
    Thread.sleep(SHORT.dividedBy(2));
    Future<ChangeLogPoller.Poll> patient = threads.submit(() -> poller.poll(in(LONG)));

    assertThatThrownBy(hasting::get).hasCauseInstanceOf(DeadlineExceededException.class);
    assertThat(patient).isNotDone();
    goOn.countDown();
    assertThat(patient.get().begunAt()).isGreaterThan(first.get().begunAt());
    assertThat(mostWaiting).as("joined once, not again and again").hasValueLessThanOrEqualTo(2);
  }

  @Test
  void queryWithAnEarlierDeadlineEndsInTime() throws Exception {
    Future<ChangeLogPoller.Poll> first = pollThatIsStuck();
    Future<ChangeLogPoller.Poll> patient = threads.submit(() -> poller.poll(in(LONG)));
    Thread.sleep(SHORT);
    assertThatThrownBy(() -> poller.poll(in(SHORT))).isInstanceOf(DeadlineExceededException.class);
    assertThat(first).isNotDone();
    assertThat(patient).isNotDone();
  }

  @Test
  void theTimerOfAnEarlierPollEndsLaterOnes() throws Exception {
    poller.poll(in(SHORT));
    Future<ChangeLogPoller.Poll> first = pollThatIsStuck();
    for (int wait = 0; wait < 2; wait++) {
      assertThat(threads.submit(() -> poller.poll(in(SHORT))))
          .failsWithin(LONG)
          .withThrowableThat()
          .withCauseInstanceOf(DeadlineExceededException.class);
    }
    assertThat(first).isNotDone();
  }

  private Future<ChangeLogPoller.Poll> pollThatIsStuck() throws InterruptedException {
    poller.poll(in(LONG));
    log.beforePoll(
        () -> {
          stuck.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Future<ChangeLogPoller.Poll> poll = threads.submit(() -> poller.poll(in(LONG)));
    assertThat(stuck.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return poll;
  }

  private static Deadline in(Duration time) {
    return Deadline.in(time, Ticker.SYSTEM);
  }
}
