package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A read-only transaction in one database snapshot, on one connection, or on several if concurrent
 * reads are expected and connections are available. The first connection's transaction then exports
 * its snapshot ({@code pg_export_snapshot}) and further ones import it, so that all see the same
 * state. Thread-safe.
 */
public final class SharedTransaction implements QueryRunner, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedTransaction.class);

  private static final Field<String> EXPORT = function("pg_export_snapshot", SQLDataType.VARCHAR);

  /**
   * The start of the transaction, which is before its snapshot is taken, so that the snapshot
   * contains everything older.
   */
  private static final Field<Instant> NOW = function("transaction_timestamp", SQLDataType.INSTANT);

  private static final StatementTemplate<Deadline> BEGIN =
      StatementTemplate.of(
          of ->
              TransactionStart.bounds(of)
                  .select(NOW)
                  .select(SnapshotColumns.all())
                  .from(SnapshotColumns.CURRENT));

  /**
   * The results of the first statements of a transaction.
   *
   * @param at the start of the transaction, by the database's clock
   * @param visibility the version of its snapshot
   * @param furtherResults the results of the further statements of the same round trip, in their
   *     order
   */
  record Begun(Instant at, SnapshotVersion visibility, List<Result<Record>> furtherResults) {}

  private final ConnectionPool connectionPool;
  private final Deadline deadline;
  private final Begun begun;
  private final SnapshotConnections snapshotConnections;
  private final AtomicBoolean expected = new AtomicBoolean();
  private volatile @Nullable String exported;

  private SharedTransaction(
      ConnectionPool connectionPool, Deadline deadline, SnapshotConnection first, Begun begun) {
    this.connectionPool = connectionPool;
    this.deadline = deadline;
    this.begun = begun;
    this.snapshotConnections = new SnapshotConnections(first, deadline, this::openAnother);
  }

  /**
   * Acquires the first connection and takes the snapshot: the state at the time of this call or
   * later. If the connection is broken, or the server is not, or no longer, the primary, this is
   * retried once on a new connection: nothing has been read, and a failover may have ended.
   *
   * @param connectionPool the pool of the further connections
   * @param first the source of the first connection: the pool, or an admission to it
   * @param further statements to send in the same round trip
   */
  public static SharedTransaction begin(
      ConnectionPool connectionPool,
      ConnectionSource first,
      Deadline deadline,
      List<BoundStatement> further) {
    try {
      return beginOnce(connectionPool, first, deadline, further);
    } catch (NotPrimaryException | LostConnectionException e) {
      connectionPool.renew();
      return beginOnce(connectionPool, first, deadline, further);
    }
  }

  private static SharedTransaction beginOnce(
      ConnectionPool connectionPool,
      ConnectionSource first,
      Deadline deadline,
      List<BoundStatement> further) {
    SnapshotConnection snapshotConnection = SnapshotConnection.acquire(first, deadline);
    try {
      snapshotConnection.limitNetworkWait(deadline);
      return new SharedTransaction(
          connectionPool,
          deadline,
          snapshotConnection,
          begun(snapshotConnection.dsl(), deadline, further));
    } catch (DataAccessException e) {
      snapshotConnection.end();
      throw SqlExceptions.isConnectionLost(e.sqlState())
          ? new LostConnectionException(e)
          : SqlExceptions.of(e);
    } catch (DeadlineExceededException e) {
      // The connection works: opening another one takes more time than a short query.
      snapshotConnection.end();
      throw e;
    } catch (DeskUnavailableException e) {
      snapshotConnection.discard();
      throw e;
    } catch (RuntimeException | Error e) {
      snapshotConnection.end();
      throw e;
    }
  }

  /**
   * Begins the transaction on this connection.
   *
   * @throws DeskUnavailableException if its isolation level is another one, or the server is not
   *     the primary
   */
  static Begun begun(DSLContext dsl, Deadline deadline, List<BoundStatement> further) {
    List<BoundStatement> statements =
        new ArrayList<>(List.of(TransactionStart.READING.isolation(), BEGIN.with(deadline)));
    int startStatements = statements.size();
    statements.addAll(further);
    List<Result<Record>> results = BoundStatement.fetch(dsl, statements);
    Record row = results.get(startStatements - 1).getFirst();
    SnapshotVersion snapshotVersion = SnapshotColumns.of(row);
    TransactionStart.READING.require(row);
    return new Begun(
        row.get(NOW), snapshotVersion, results.subList(startStatements, results.size()));
  }

  /** The start of the transaction, by the database's clock. */
  public Instant begun() {
    return begun.at();
  }

  /** The version of the snapshot. */
  public SnapshotVersion visibility() {
    return begun.visibility();
  }

  /** The results of the further statements that were sent at the start, in their order. */
  public List<Result<Record>> furtherResults() {
    return begun.furtherResults();
  }

  /** Runs a query on the first connection that is available. */
  @Override
  public <T> T read(Function<DSLContext, T> query) {
    deadline.check();
    try {
      SnapshotConnection snapshotConnection = snapshotConnections.acquire();
      try {
        snapshotConnection.limitNetworkWait(deadline);
        return query.apply(snapshotConnection.dsl());
      } finally {
        snapshotConnections.release(snapshotConnection);
      }
    } catch (DataAccessException e) {
      throw snapshotConnections.isClosed() ? SnapshotConnections.closed(e) : SqlExceptions.of(e);
    }
  }

  /**
   * Exports the snapshot, if a further connection can join it now. An export writes a file on the
   * server, so it is not done for sequential reads.
   */
  @Override
  public void expectConcurrentReads() {
    if (expected.compareAndSet(false, true) && connectionPool.canShare()) {
      exported = export();
    }
  }

  /**
   * Exports the snapshot and returns its name. If that fails, as on a full disk, returns null: the
   * first connection continues alone, in a new transaction that sees the same state.
   *
   * @throws DeskUnavailableException if the state has changed meanwhile
   */
  private @Nullable String export() {
    SnapshotConnection snapshotConnection = snapshotConnections.acquire();
    try {
      return snapshotConnection.dsl().select(EXPORT).fetchSingle().value1();
    } catch (DataAccessException e) {
      connectionPool.suspendSharing();
      RuntimeException failure = SqlExceptions.of(e);
      if (!restart(snapshotConnection)) {
        throw failure;
      }
      LOG.warn(
          "a snapshot cannot be exported; the statements of a query run sequentially for the next minute: {}",
          SqlExceptions.rootMessage(e));
      return null;
    } finally {
      snapshotConnections.release(snapshotConnection);
    }
  }

  /** Begins a new transaction; returns whether it sees the same state. */
  private boolean restart(SnapshotConnection snapshotConnection) {
    try {
      return snapshotConnection.rollback()
          && begun(snapshotConnection.dsl(), deadline, List.of())
              .visibility()
              .equals(begun.visibility());
    } catch (DataAccessException e) {
      return false;
    }
  }

  private Optional<SnapshotConnection> openAnother() {
    String name = exported;
    return name == null
        ? Optional.empty()
        : connectionPool.acquireIfAvailable().flatMap(connection -> join(connection, name));
  }

  /**
   * A further connection in the exported snapshot, or none if it cannot join: the first one is
   * enough.
   */
  private Optional<SnapshotConnection> join(Connection connection, String name) {
    SnapshotConnection snapshotConnection = new SnapshotConnection(connectionPool, connection);
    try {
      snapshotConnection.limitNetworkWait(deadline);
      // jOOQ has no API for the first statement, which must precede all others of its transaction.
      snapshotConnection
          .dsl()
          .execute(
              "set transaction isolation level repeatable read, read only;"
                  + " set transaction snapshot {0}; {1}",
              inline(name),
              snapshotConnection.dsl().select(TransactionSetting.ofStatements(deadline)));
      return Optional.of(snapshotConnection);
    } catch (DeadlineExceededException e) {
      snapshotConnection.end();
      return Optional.empty();
    } catch (DataAccessException e) {
      snapshotConnection.discard();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    snapshotConnections.close();
  }
}
