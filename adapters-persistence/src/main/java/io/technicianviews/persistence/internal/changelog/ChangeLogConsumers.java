package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG_CONSUMER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;

/** The table of the consumers for which the change log is kept. */
public final class ChangeLogConsumers {

  private static final DayToSecond KEPT = DayToSecond.valueOf(Duration.ofDays(ChangeLog.KEEP_DAYS));

  private ChangeLogConsumers() {}

  static void report(DSLContext dsl, String consumer, long position) {
    dsl.insertInto(CHANGE_LOG_CONSUMER, CHANGE_LOG_CONSUMER.NAME, CHANGE_LOG_CONSUMER.POSITION)
        .values(consumer, position)
        .onConflict(CHANGE_LOG_CONSUMER.NAME)
        .doUpdate()
        .set(CHANGE_LOG_CONSUMER.POSITION, excluded(CHANGE_LOG_CONSUMER.POSITION))
        .set(CHANGE_LOG_CONSUMER.REPORTED_AT, excluded(CHANGE_LOG_CONSUMER.REPORTED_AT))
        .execute();
  }

  /** The position that all consumers have reached; {@link Long#MAX_VALUE} if there is none. */
  public static long reached(DSLContext dsl) {
    return dsl.select(coalesce(min(CHANGE_LOG_CONSUMER.POSITION), inline(Long.MAX_VALUE)))
        .from(CHANGE_LOG_CONSUMER)
        .where(CHANGE_LOG_CONSUMER.REPORTED_AT.gt(DatabaseClock.NOW.minus(KEPT)))
        .fetchSingle()
        .value1();
  }
}
