package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;

/** The check that the application's data source gives connections that a desk can use. */
final class HostPoolCheck {

  /** One reader of the change log for the cache, one for live updates, a query, and a write. */
  static final int REQUIRED = 4;

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final StatementTemplate<Deadline> BOUNDS =
      StatementTemplate.of(TransactionStart::bounds);

  private HostPoolCheck() {}

  /**
   * @throws DeskUnavailableException if a requirement is not met, which the message names
   */
  static DatabaseServer checked(PostgresSettings settings, DataSource dataSource) {
    List<Connection> connections = new ArrayList<>();
    try {
      // Without prepared statements, since it is not known yet whether there is a pooler.
      HostPool pool = new HostPool(dataSource, true);
      connections.add(pool.get(TIMEOUT.toNanos()));
      Connection first = connections.getFirst();
      requireWritable(first);
      DatabaseServer server = DatabaseServer.checked(settings, settings, first);
      requireIsolation(DeskSchema.named(settings.schema()).on(first));
      first.rollback();
      addOthers(connections, pool);
      requireDistinct(connections);
      return server;
    } catch (SQLException | DataAccessException e) {
      throw Pooler.explained(e);
    } finally {
      connections.forEach(HostPoolCheck::close);
    }
  }

  private static void requireWritable(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new DeskUnavailableException(
          "the DataSource gives connections that remain in autocommit: a desk needs transactions");
    }
    if (connection.isReadOnly()) {
      throw new DeskUnavailableException(
          "the DataSource gives read-only connections: a desk needs one that may write");
    }
  }

  /** Begins a transaction as every query does, without the tables, which may not exist yet. */
  private static void requireIsolation(DSLContext dsl) {
    TransactionStart start = TransactionStart.READING;
    start.require(
        BoundStatement.fetch(dsl, List.of(start.isolation(), BOUNDS.with(Deadline.in(TIMEOUT))))
            .getLast()
            .getFirst());
  }

  private static void addOthers(List<Connection> connections, HostPool pool) {
    try {
      while (connections.size() < REQUIRED) {
        connections.add(pool.get(TIMEOUT.toNanos()));
      }
    } catch (SQLException e) {
      throw new DeskUnavailableException(
          "the DataSource gave only %d connections at a time, but a desk needs at least %d: make the pool larger (%s)"
              .formatted(connections.size(), REQUIRED, e.getMessage()),
          e);
    }
  }

  private static void requireDistinct(List<Connection> connections) throws SQLException {
    List<Integer> sessions = new ArrayList<>();
    for (Connection connection : connections) {
      sessions.add(connection.unwrap(PGConnection.class).getBackendPID());
    }
    if (sessions.stream().distinct().count() < sessions.size()) {
      throw new DeskUnavailableException(
          "the DataSource gave the same connection to several callers (sessions %s): a desk needs a pool"
              .formatted(sessions.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The result of the check is known; a broken connection is the pool's matter.
    }
  }
}
