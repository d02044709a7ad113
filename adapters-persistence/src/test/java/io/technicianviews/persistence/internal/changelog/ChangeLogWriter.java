package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static io.technicianviews.persistence.internal.schema.Tables.DESK;

import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A transaction that somebody has open at the desk's database, as long as he likes. */
final class ChangeLogWriter implements AutoCloseable {

  private final Connection connection;
  private final DSLContext dsl;

  ChangeLogWriter(PostgresSettings settings) throws SQLException {
    connection =
        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    connection.setAutoCommit(false);
    dsl = JooqContexts.on(connection);
  }

  /**
   * What the first write to a desk marks it as, so that writers of a test do not wait for each
   * other.
   */
  static void markUsed(PostgresSettings settings) throws SQLException {
    try (ChangeLogWriter writer = new ChangeLogWriter(settings)) {
      writer.dsl.update(DESK).set(DESK.CONTENTS, "A_DESK").execute();
      writer.commit();
    }
  }

  /** Writes nothing to the log yet, but has a number as a transaction from now on. */
  void begin() {
    dsl.select(DSL.function("pg_current_xact_id", SQLDataType.OTHER)).execute();
  }

  /** Appends rows to the log, which nobody sees yet. */
  void log(int rows) {
    dsl.insertInto(CHANGE_LOG, CHANGE_LOG.AT, CHANGE_LOG.KIND, CHANGE_LOG.SCOPES)
        .select(
            DSL.select(DSL.val(Instant.EPOCH), DSL.val("FOREIGN"), DSL.val(new String[] {"unit:1"}))
                .from(DSL.generateSeries(1, rows)))
        .execute();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
