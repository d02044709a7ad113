package io.technicianviews.persistence.internal.statement;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Sweeps dead rows out of a table. */
public final class Vacuum {

  private Vacuum() {}

  /**
   * @param options as in the statement, or empty
   * @return whether the role may do so; if not, nothing was done
   */
  public static boolean run(Connection connection, String options, Table<?> table)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // jOOQ has no word for this statement.
      statement.execute("vacuum " + options + " " + table.getName());
      return !warnsOfRights(statement.getWarnings());
    }
  }

  /** PostgreSQL does not refuse: it warns and leaves the table out. */
  private static boolean warnsOfRights(@Nullable SQLWarning first) {
    return first != null
        && (String.valueOf(first.getMessage()).contains("permission denied")
            || warnsOfRights(first.getNextWarning()));
  }
}
