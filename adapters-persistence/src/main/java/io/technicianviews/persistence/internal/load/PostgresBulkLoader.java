package io.technicianviews.persistence.internal.load;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.TransactionStart;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import io.technicianviews.persistence.internal.write.OpenExternalWrites;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;

/**
 * Begins bulk loads, one at a time across all processes, each on a connection of its own outside
 * the pool. Thread-safe.
 */
public final class PostgresBulkLoader implements BulkLoader {

  private final DatabaseServer server;
  private final ZoneId zone;
  private final OpenExternalWrites externalWrites;

  public PostgresBulkLoader(DatabaseServer server, ZoneId zone, OpenExternalWrites externalWrites) {
    this.server = server;
    this.zone = zone;
    this.externalWrites = externalWrites;
  }

  @Override
  public BulkLoad begin() {
    externalWrites.requireNone();
    try {
      Connection connection = server.connect(ConnectionUse.MAINTENANCE);
      DSLContext dsl = server.on(connection);
      try {
        connection.setAutoCommit(false);
        TransactionStart.WRITING.begin(dsl);
        dsl.select(
                function(
                    "pg_advisory_xact_lock",
                    SQLDataType.OTHER,
                    inline(server.schema().lock(AdvisoryLocks.LOADING))),
                TransactionSetting.of("technician_views.loading", "on"),
                // The statistics do not include uncommitted rows: the planner may take a large
                // table for a small one and scan it.
                TransactionSetting.of("enable_seqscan", "off"))
            .execute();
        return new PostgresBulkLoad(connection, dsl, zone, server.settings().clock());
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }
}
