package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What time it is: by the settings' clock, or else by the database's at this moment. */
final class DatabaseClock {

  private DatabaseClock() {}

  static Instant now(DSLContext dsl, @Nullable InstantSource clock) {
    Instant now =
        clock == null
            ? dsl.select(function("clock_timestamp", SQLDataType.INSTANT)).fetchSingle().value1()
            : clock.instant();
    return now.truncatedTo(ChronoUnit.MICROS);
  }
}
