package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.TestDesk;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever waits for a reading of the log waits as long as he has time, whoever waits with him. */
class LogReaderTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final HookedLog log = new HookedLog(new InMemoryDesk(() -> TestDesk.NOON));
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private final LogReader reader =
      new LogReader(
          log,
          new RecentChanges(LONG),
          LONG,
          Duration.ZERO,
          new CacheMeters() {
            @Override
            public void logRead(int sharedBy, Duration took) {
              mostWaiting.accumulateAndGet(sharedBy, Math::max);
            }
          });
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    goOn.countDown();
    reader.close();
    threads.close();
  }

  @Test
  void whoHasTimeWaitsOnWhenAnotherHasNone() throws Exception {
    Future<LogReader.Made> first = aReadingThatIsStuck();
    Future<LogReader.Made> hasting = threads.submit(() -> reader.read(in(SHORT)));
    Thread.sleep(SHORT.dividedBy(2));
    Future<LogReader.Made> patient = threads.submit(() -> reader.read(in(LONG)));

    assertThatThrownBy(hasting::get).hasCauseInstanceOf(DeadlineExceededException.class);
    assertThat(patient).isNotDone();
    goOn.countDown();
    assertThat(patient.get().begun()).isGreaterThan(first.get().begun());
    assertThat(mostWaiting).as("joined once, not again and again").hasValueLessThanOrEqualTo(2);
  }

  @Test
  void whoHasLessTimeThanTheFirstIsNotKept() throws Exception {
    Future<LogReader.Made> first = aReadingThatIsStuck();
    Future<LogReader.Made> patient = threads.submit(() -> reader.read(in(LONG)));
    Thread.sleep(SHORT);
    assertThatThrownBy(() -> reader.read(in(SHORT))).isInstanceOf(DeadlineExceededException.class);
    assertThat(first).isNotDone();
    assertThat(patient).isNotDone();
  }

  private Future<LogReader.Made> aReadingThatIsStuck() throws InterruptedException {
    reader.read(in(LONG));
    log.beforeReading(
        () -> {
          stuck.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Future<LogReader.Made> reading = threads.submit(() -> reader.read(in(LONG)));
    assertThat(stuck.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return reading;
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }
}
