package io.technicianviews.bootstrap.demo;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceDesk.Subscription;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotSource;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread in which the people of a demo work at the pace of a small helpdesk. A demo in which
 * users have changed requests remains one, as long as it has exactly the people of the demo data.
 * The thread ends by itself if the helpdesk is not a demo when it starts, after a load by any
 * process, and at {@value DemoActivity#MAX_REQUESTS} requests.
 */
public final class DemoMovement implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoMovement.class);

  private static final int MIN_PAUSE_MILLIS = 2_000;
  private static final int MAX_PAUSE_MILLIS = 6_000;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final ServiceDesk desk;
  private final BulkLoader loader;
  private final SnapshotSource snapshots;
  private final RandomGenerator random;
  private final Supplier<Duration> pauses;
  private final CompletableFuture<Boolean> works = new CompletableFuture<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("demo").unstarted(this::run);

  DemoMovement(
      ServiceDesk desk,
      BulkLoader loader,
      SnapshotSource snapshots,
      RandomGenerator random,
      Supplier<Duration> pauses) {
    this.desk = desk;
    this.loader = loader;
    this.snapshots = snapshots;
    this.random = random;
    this.pauses = pauses;
  }

  /**
   * Starts to work. The caller closes it before the helpdesk.
   *
   * @param desk executes the commands
   */
  public static DemoMovement start(ServiceDesk desk, BulkLoader loader, SnapshotSource snapshots) {
    SplittableRandom random = new SplittableRandom();
    DemoMovement movement = new DemoMovement(desk, loader, snapshots, random, () -> pause(random));
    movement.start();
    return movement;
  }

  private static Duration pause(RandomGenerator random) {
    return Duration.ofMillis(random.nextInt(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS));
  }

  void start() {
    thread.start();
  }

  /**
   * Whether the people work, which is known after a bulk load that is running has ended.
   *
   * @param within how long to wait; then it is regarded as no
   */
  public boolean works(Duration within) {
    return works.completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Returns when the thread has ended by itself. */
  void join() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      Subscription loads = desk.subscribe(this::stopAfterLoad);
      try {
        workUntilStopped();
      } finally {
        loads.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The demo data no longer change by themselves", e);
    } finally {
      works.complete(false);
    }
  }

  private void workUntilStopped() throws InterruptedException {
    boolean untouched = isUntouchedDemo();
    Optional<DemoPeople> people =
        DemoPeople.of(snapshots).filter(found -> untouched || found.unchanged());
    works.complete(people.isPresent());
    if (people.isPresent()) {
      work(new DemoActivity(desk, people.get(), random));
    }
  }

  /** A demo that a user has changed is none for loads, which keep what it has. */
  private boolean isUntouchedDemo() {
    try (BulkLoad load = loader.begin()) {
      return load.contents() == DeskContents.DEMO;
    }
  }

  /** Imported and generated data are not for the demo's people to change. */
  private void stopAfterLoad(ChangeLogEntry entry) {
    if (entry.change().tags().contains(InvalidationTag.EVERYTHING)) {
      stop.countDown();
    }
  }

  private void work(DemoActivity activity) throws InterruptedException {
    while (!stop.await(pauses.get().toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        if (!activity.step()) {
          LOG.info("The demo data no longer change by themselves");
          return;
        }
      } catch (DeskUnavailableException e) {
        LOG.debug("The demo pauses", e);
      }
    }
  }

  /** Stops after the current command. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
