package io.technicianviews.persistence.internal.statement;

import static org.jooq.impl.DSL.function;

import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The current time by the configured clock, or else by the database's clock, in microseconds. */
public final class DatabaseClock {

  /** The database's clock, as a column of any query. */
  public static final Field<Instant> NOW = function("clock_timestamp", SQLDataType.INSTANT);

  private DatabaseClock() {}

  public static Instant now(DSLContext dsl, @Nullable InstantSource clock) {
    Instant now = clock == null ? dsl.select(NOW).fetchSingle().value1() : clock.instant();
    return StoredTime.of(now);
  }
}
