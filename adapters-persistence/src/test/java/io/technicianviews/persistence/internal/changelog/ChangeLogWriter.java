package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static io.technicianviews.persistence.internal.schema.Tables.DESK;

import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.DeskVersion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** An open transaction of another program at the desk's database. */
final class ChangeLogWriter implements AutoCloseable {

  private final Connection connection;
  private final DSLContext dsl;

  ChangeLogWriter(PostgresSettings settings) throws SQLException {
    connection =
        DriverManager.getConnection(
            settings.url().jdbcUrl(), settings.url().user(), settings.url().password());
    connection.setAutoCommit(false);
    dsl = DeskSchema.DEFAULT.on(connection);
  }

  /**
   * Marks the desk as used, which the first write does otherwise, so that the writers of a test do
   * not wait for each other.
   */
  static void markUsed(PostgresSettings settings) throws SQLException {
    try (ChangeLogWriter writer = new ChangeLogWriter(settings)) {
      writer.dsl.update(DESK).set(DESK.CONTENTS, "A_DESK").execute();
      writer.commit();
    }
  }

  /** Assigns the transaction its number, without a change-log entry. */
  void begin() {
    dsl.select(DSL.function("pg_current_xact_id", SQLDataType.OTHER)).execute();
  }

  /** Appends entries to the change log, which are invisible until the commit. */
  void log(int rows) {
    log(rows, "unit:1");
  }

  /** Appends entries that have this scope, which need not be valid. */
  void log(int rows, @Nullable String scope) {
    dsl.insertInto(CHANGE_LOG, CHANGE_LOG.AT, CHANGE_LOG.KIND, CHANGE_LOG.SCOPES, CHANGE_LOG.WRITER)
        .select(
            DSL.select(
                    DSL.val(Instant.EPOCH),
                    DSL.val("FOREIGN"),
                    DSL.val(new @Nullable String[] {scope}),
                    DSL.val(DeskVersion.WRITER))
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
