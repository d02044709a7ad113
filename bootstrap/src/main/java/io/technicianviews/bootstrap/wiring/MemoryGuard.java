package io.technicianviews.bootstrap.wiring;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that is out of memory. Otherwise it could hang: libraries catch the error and
 * continue without the thread or the answer that was lost, or the garbage collector runs without
 * end. The JVM has a flag for the first case, which a jar cannot set for {@code java -jar}, and
 * none for the second.
 *
 * <p>Three conditions end the process: an {@link OutOfMemoryError} that ends a thread, one that is
 * logged ({@link OutOfMemoryFilter}), and a heap that stays full although nearly all time is spent
 * on collecting it.
 */
public final class MemoryGuard {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryGuard.class);

  /** The same code as that of the JVM flag ExitOnOutOfMemoryError. */
  public static final int EXIT_CODE = 3;

  private static final byte[] LINE =
      """
      technician-views: out of memory; the process ends. Increase -Xmx, or lower\
       DATABASE_POOL_SIZE or the number of clients.
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final long PERIOD_MILLIS = 1_000;
  private static final int PERIODS = 8;
  private static final double FULL_RATIO = 0.95;
  private static final double COLLECTING_RATIO = 0.8;
  private static final double NANOS_PER_MILLI = 1_000_000;
  private static final int PROBE_BYTES = 64 * 1024;

  @SuppressWarnings("UnusedVariable") // The JIT could remove an allocation that is never stored.
  private static volatile byte[] probe = {};

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> !collector.getName().matches(".*(Concurrent|Cycles).*"))
          .toList();

  private MemoryGuard() {}

  /** Starts to monitor this process. */
  public static void install() {
    ProcessEnd.prepare();
    Thread.setDefaultUncaughtExceptionHandler(MemoryGuard::uncaught);
    MemoryGuard guard = new MemoryGuard();
    guard.collectionMillis();
    isFull();
    Thread thread = new Thread(guard::monitor, "memory-guard");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the process if this, or a cause of it, is an {@link OutOfMemoryError}. */
  static void endIfOutOfMemory(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable cause = failure;
        cause != null && depth < 50;
        cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        end();
      }
      depth++;
    }
  }

  private static void end() {
    ProcessEnd.now(EXIT_CODE, LINE);
  }

  private static void uncaught(Thread thread, Throwable failure) {
    endIfOutOfMemory(failure);
    LOG.error("the thread {} ended", thread.getName(), failure);
  }

  private void monitor() {
    try {
      int exhausted = 0;
      long collected = collectionMillis();
      long measuredAt = System.nanoTime();
      while (exhausted < PERIODS) {
        Thread.sleep(PERIOD_MILLIS);
        // Throws if the heap is full, even if all other threads wait.
        probe = new byte[PROBE_BYTES];
        long collectedNow = collectionMillis();
        long now = System.nanoTime();
        boolean collecting =
            collectedNow - collected >= (now - measuredAt) / NANOS_PER_MILLI * COLLECTING_RATIO;
        exhausted = collecting && isFull() ? exhausted + 1 : 0;
        collected = collectedNow;
        measuredAt = now;
      }
      end();
    } catch (Error e) {
      // Any error here means no memory, such as a class that cannot be loaded.
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isFull() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return heap.getUsed() >= heap.getMax() * FULL_RATIO;
  }

  private long collectionMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += collector.getCollectionTime();
    }
    return millis;
  }
}
