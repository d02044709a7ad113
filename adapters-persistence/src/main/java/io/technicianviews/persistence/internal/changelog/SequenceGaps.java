package io.technicianviews.persistence.internal.changelog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gaps in the change log that delay events, and their age. An old gap means that a transaction
 * has written to the log and stays open. Thread-safe.
 */
final class SequenceGaps implements AutoCloseable {

  /** The age in seconds of the oldest gap that delays a reader of events; 0 if there is none. */
  static final String GAUGE = "technician.views.changelog.sequence.gap.age";

  private static final Logger LOG = LoggerFactory.getLogger(SequenceGaps.class);
  private static final long OLD_NANOS = Duration.ofSeconds(5).toNanos();

  private final Set<GapAge> open = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanoTime;
  private final MeterRegistry meters;
  private final Gauge gauge;

  SequenceGaps(MeterRegistry meters, UUID deskId, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.meters = meters;
    gauge =
        Gauge.builder(GAUGE, this, SequenceGaps::oldestSeconds)
            .description("Age of the oldest gap in the change log that delays events")
            .baseUnit("seconds")
            .tag("desk", deskId.toString())
            .strongReference(true)
            .register(meters);
  }

  /** The gap tracker of one reader. */
  GapAge watch() {
    return new GapAge();
  }

  @Override
  public void close() {
    meters.remove(gauge);
  }

  private double oldestSeconds() {
    long oldest = open.stream().mapToLong(GapAge::ageNanos).max().orElse(0);
    return (double) oldest / TimeUnit.SECONDS.toNanos(1);
  }

  /** The gap that one reader waits at, if any. */
  final class GapAge implements AutoCloseable {

    private volatile long since;
    private boolean reported;

    private GapAge() {}

    /** Records that the reader waits, from the first call until {@link #close}. */
    void waiting(long firstMissing, Set<String> holders) {
      if (!open.contains(this)) {
        since = nanoTime.getAsLong();
        reported = false;
        open.add(this);
      }
      if (!reported && ageNanos() > OLD_NANOS) {
        reported = true;
        LOG.warn(
            "events have been delayed for {} s: change {} is missing and may still be committed by one of"
                + " the transactions {} (pg_locks.virtualtransaction)",
            TimeUnit.NANOSECONDS.toSeconds(ageNanos()),
            firstMissing,
            holders);
      }
    }

    /** Records that the reader no longer waits. */
    @Override
    public void close() {
      open.remove(this);
    }

    private long ageNanos() {
      return nanoTime.getAsLong() - since;
    }
  }
}
