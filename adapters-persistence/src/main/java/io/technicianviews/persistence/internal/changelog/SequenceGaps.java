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
 * Gaps in the log behind which events wait, and how old they are. An old one means that somebody
 * has written to the log and does not end his transaction. Thread-safe.
 */
final class SequenceGaps implements AutoCloseable {

  /**
   * In seconds: the age of the oldest gap behind which a reading of events waits; 0 if none does.
   */
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
            .description("Age of the oldest gap in the change log behind which events wait")
            .baseUnit("seconds")
            .tag("desk", deskId.toString())
            .strongReference(true)
            .register(meters);
  }

  /** For one reading. */
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

  /** The gap of one reading, if it waits behind one. */
  final class GapAge implements AutoCloseable {

    private volatile long since;
    private boolean told;

    private GapAge() {}

    /** It waits, or still waits. */
    void waits(long firstMissing, Set<String> holders) {
      if (!open.contains(this)) {
        since = nanoTime.getAsLong();
        told = false;
        open.add(this);
      }
      if (!told && ageNanos() > OLD_NANOS) {
        told = true;
        LOG.warn(
            "events wait since {} s behind change {}, which a transaction that has not ended may"
                + " still bring: one of {} in pg_locks.virtualtransaction",
            TimeUnit.NANOSECONDS.toSeconds(ageNanos()),
            firstMissing,
            holders);
      }
    }

    /** It waits no more. */
    @Override
    public void close() {
      open.remove(this);
    }

    private long ageNanos() {
      return nanoTime.getAsLong() - since;
    }
  }
}
