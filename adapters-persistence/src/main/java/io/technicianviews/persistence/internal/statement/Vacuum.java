package io.technicianviews.persistence.internal.statement;

import java.sql.SQLWarning;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Vacuums a table. */
public final class Vacuum {

  private Vacuum() {}

  /**
   * @param options the options of the SQL statement, with parentheses; may be empty
   * @return whether the role has the privilege; if not, nothing was done
   */
  public static boolean run(DSLContext dsl, String options, Table<?> table) {
    return dsl.connectionResult(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            // jOOQ has no API for this statement.
            statement.execute("vacuum " + options + " " + DeskSchema.of(dsl).text(table));
            return !isPermissionDenied(statement.getWarnings());
          }
        });
  }

  /** PostgreSQL does not throw an error: it skips the table with a warning. */
  private static boolean isPermissionDenied(@Nullable SQLWarning first) {
    return first != null
        && (String.valueOf(first.getMessage()).contains("permission denied")
            || isPermissionDenied(first.getNextWarning()));
  }
}
