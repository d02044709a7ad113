package io.technicianviews.persistence.internal.upkeep;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;

import io.technicianviews.persistence.internal.changelog.ChangeLogPartitions;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Adds partitions to the change log ahead of its ids, so that the last one stays empty. A partition
 * has about a tenth of the ids of the log, so that there are a dozen, and with a retention no more
 * than are written in a tenth of it, so that the log is not kept much longer.
 */
public final class PartitionUpkeep implements UpkeepJob.Task {

  private static final long MIN_IDS = 10_000;
  private static final long MIN_IDS_FOR_EVER = 1_000_000;
  private static final long MAX_IDS = 10_000_000;
  private static final int PARTS = 10;

  /** The number of partitions from which on none is ended early. */
  private static final int MANY = 24;

  /** The number of rows up to which a partition is ended early: writers wait for about 0.1 s. */
  private static final long MAX_ROWS_TO_CUT = 1_000_000;

  private final @Nullable Duration retention;
  private final @Nullable InstantSource clock;

  /**
   * @param retention how long the log is kept; null: for ever
   */
  public PartitionUpkeep(@Nullable Duration retention, @Nullable InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** The partitions, and the last id that was drawn. */
  private record Layout(List<Long> firstIds, long lastDrawn) {

    static Layout of(DSLContext dsl) {
      return new Layout(ChangeLogPartitions.firstIds(dsl), ChangeLogPartitions.lastDrawn(dsl));
    }

    /** Whether the last partition is in use, which no other one is then. */
    boolean isOutgrown() {
      return firstIds.size() == 1 || lastDrawn >= firstIds.getLast();
    }

    long inUse() {
      return firstIds.stream()
          .filter(firstId -> firstId <= lastDrawn)
          .reduce((one, next) -> next)
          .orElse(firstIds.getFirst());
    }

    long usedIds() {
      return lastDrawn - inUse() + 1;
    }

    long freeIds() {
      return firstIds.getLast() - 1 - lastDrawn;
    }
  }

  @Override
  public boolean run(DSLContext dsl) {
    Layout layout = Layout.of(dsl);
    if (layout.isOutgrown() || (retention != null && isTooLarge(dsl, layout, retention))) {
      ChangeLogPartitions.cut(dsl, ids(dsl, layout));
    } else if (layout.freeIds() < layout.usedIds()) {
      ChangeLogPartitions.extend(dsl, ids(dsl, layout));
    }
    return false;
  }

  /** Whether the partition in use would hold rows for much longer than the log is kept. */
  private boolean isTooLarge(DSLContext dsl, Layout layout, Duration kept) {
    return layout.usedIds() <= MAX_ROWS_TO_CUT
        && layout.freeIds() > layout.usedIds()
        && layout.firstIds().size() < MANY
        && oldest(dsl, layout.inUse())
            .filter(at -> at.isBefore(now(dsl).minus(kept.multipliedBy(2).dividedBy(PARTS))))
            .isPresent();
  }

  private long ids(DSLContext dsl, Layout layout) {
    long used = layout.lastDrawn() - layout.firstIds().getFirst();
    long tenth = Math.min(used / PARTS, MAX_IDS);
    return Math.max(
        tenth,
        retention == null ? MIN_IDS_FOR_EVER : ids(dsl, layout, used, retention.dividedBy(PARTS)));
  }

  private long ids(DSLContext dsl, Layout layout, long used, Duration within) {
    return oldest(dsl, layout.firstIds().getFirst())
        .map(at -> written(dsl, used, at, within))
        .orElse(MIN_IDS);
  }

  /** How many ids are used in a time, if as many are used as since the oldest row. */
  private long written(DSLContext dsl, long ids, Instant since, Duration within) {
    double hours = Math.max(1, Duration.between(since, now(dsl)).toHours());
    double expected = ids / hours * within.toHours();
    return Math.clamp((long) expected, MIN_IDS, MAX_IDS);
  }

  /** The time of the first row from an id on. */
  private static Optional<Instant> oldest(DSLContext dsl, long fromId) {
    return dsl.select(CHANGE_LOG.AT)
        .from(CHANGE_LOG)
        .where(CHANGE_LOG.ID.ge(fromId))
        .orderBy(CHANGE_LOG.ID)
        .limit(1)
        .fetchOptional(CHANGE_LOG.AT);
  }

  private Instant now(DSLContext dsl) {
    return DatabaseClock.now(dsl, clock);
  }
}
