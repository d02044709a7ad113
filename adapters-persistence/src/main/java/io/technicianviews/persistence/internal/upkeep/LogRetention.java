package io.technicianviews.persistence.internal.upkeep;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.max;

import io.technicianviews.persistence.internal.changelog.ChangeLogConsumers;
import io.technicianviews.persistence.internal.changelog.ChangeLogPartitions;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the oldest partitions of the change log: those whose rows are all older than the log is
 * kept, and that every consumer has read. The partition of the newest row is kept.
 */
public final class LogRetention implements UpkeepJob.Task {

  private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

  private final Duration retention;
  private final @Nullable InstantSource clock;

  /**
   * @param retention how long rows are kept at least
   */
  public LogRetention(Duration retention, @Nullable InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public boolean run(DSLContext dsl) {
    long expired = lastExpired(dsl);
    if (expired > 0 && ChangeLogPartitions.remove(dsl, expired)) {
      LOG.info("removed the change log up to id {}, older than {}", expired, retention);
    }
    return false;
  }

  /** The last id of the partitions to remove; 0 if there are none. */
  private long lastExpired(DSLContext dsl) {
    Instant oldestKept = DatabaseClock.now(dsl, clock).minus(retention);
    List<Long> firstIds = ChangeLogPartitions.firstIds(dsl);
    long reached = ChangeLogConsumers.reached(dsl);
    long expired = 0;
    for (int i = 1; i < firstIds.size(); i++) {
      long first = firstIds.get(i - 1);
      long last = firstIds.get(i) - 1;
      if (last > reached || !isFollowed(dsl, last) || !isExpired(dsl, first, last, oldestKept)) {
        return expired;
      }
      expired = last;
    }
    return expired;
  }

  private static boolean isFollowed(DSLContext dsl, long id) {
    return dsl.fetchExists(CHANGE_LOG, CHANGE_LOG.ID.gt(id));
  }

  /**
   * Whether all rows are older. Rows have the dates of their changes, which are not in the order of
   * ids if events of another helpdesk are replayed; so the newest of all is looked for if the last
   * one is old.
   */
  private static boolean isExpired(DSLContext dsl, long first, long last, Instant oldestKept) {
    var rows = CHANGE_LOG.ID.between(first, last);
    Instant lastAt =
        dsl.select(CHANGE_LOG.AT)
            .from(CHANGE_LOG)
            .where(rows)
            .orderBy(CHANGE_LOG.ID.desc())
            .limit(1)
            .fetchOne(CHANGE_LOG.AT);
    if (lastAt != null && !lastAt.isBefore(oldestKept)) {
      return false;
    }
    Instant newest =
        dsl.select(max(CHANGE_LOG.AT)).from(CHANGE_LOG).where(rows).fetchSingle().value1();
    return newest == null || newest.isBefore(oldestKept);
  }
}
