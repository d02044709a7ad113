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
 * One database snapshot, read through one connection, or through as many as are free when reads at
 * the same time are expected. Then the first transaction exports its snapshot ({@code
 * pg_export_snapshot}) and further ones import it, so that all see the same state. Thread-safe.
 */
public final class SharedTransaction implements QueryRunner, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedTransaction.class);

  private static final Field<String> EXPORT = function("pg_export_snapshot", SQLDataType.VARCHAR);

  /**
   * When the transaction began: before its snapshot was taken, so that nothing older is missing
   * from it.
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
   * What the first statements of a transaction told.
   *
   * @param at when it began
   * @param visibility which transactions its snapshot sees
   * @param furtherResults those of the statements that were sent in the same round trip
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
    this.snapshotConnections = new SnapshotConnections(first, deadline, this::further);
  }

  /**
   * Takes a first connection and fixes the snapshot: the state at the moment of this call or later.
   * If the connection leads to a server that is not the primary, or not any more, it begins again
   * on a new one.
   *
   * @param further statements that are sent in the same round trip
   */
  public static SharedTransaction begin(
      ConnectionPool connectionPool, Deadline deadline, List<BoundStatement> further) {
    try {
      return beginOnce(connectionPool, deadline, further);
    } catch (NotPrimaryException e) {
      connectionPool.renew();
      return beginOnce(connectionPool, deadline, further);
    }
  }

  private static SharedTransaction beginOnce(
      ConnectionPool connectionPool, Deadline deadline, List<BoundStatement> further) {
    SnapshotConnection snapshotConnection =
        new SnapshotConnection(connectionPool.acquire(deadline));
    try {
      snapshotConnection.awaitAnswersUntil(deadline);
      return new SharedTransaction(
          connectionPool,
          deadline,
          snapshotConnection,
          begun(snapshotConnection.dsl(), deadline, further));
    } catch (DataAccessException e) {
      snapshotConnection.end(connectionPool);
      throw SqlExceptions.of(e);
    } catch (DeskUnavailableException e) {
      snapshotConnection.discard(connectionPool);
      throw e;
    } catch (RuntimeException | Error e) {
      snapshotConnection.end(connectionPool);
      throw e;
    }
  }

  /**
   * Begins on this connection.
   *
   * @throws DeskUnavailableException if it got another isolation, or leads to a server that is not
   *     the primary
   */
  static Begun begun(DSLContext dsl, Deadline deadline, List<BoundStatement> further) {
    List<BoundStatement> statements =
        new ArrayList<>(List.of(TransactionStart.READING.isolation(), BEGIN.with(deadline)));
    int own = statements.size();
    statements.addAll(further);
    List<Result<Record>> results = BoundStatement.fetch(dsl, statements);
    Record row = results.get(own - 1).getFirst();
    SnapshotVersion snapshotVersion = SnapshotColumns.of(row);
    TransactionStart.READING.require(row);
    return new Begun(row.get(NOW), snapshotVersion, results.subList(own, results.size()));
  }

  /** When it began, by the database's clock. */
  public Instant begun() {
    return begun.at();
  }

  /** Which transactions its snapshot sees. */
  public SnapshotVersion visibility() {
    return begun.visibility();
  }

  /** The results of the further statements that were sent as it began, in their order. */
  public List<Result<Record>> furtherResults() {
    return begun.furtherResults();
  }

  /** Runs a query on whichever connection is free first. */
  @Override
  public <T> T read(Function<DSLContext, T> query) {
    deadline.check();
    try {
      SnapshotConnection snapshotConnection = snapshotConnections.acquire();
      try {
        snapshotConnection.awaitAnswersUntil(deadline);
        return query.apply(snapshotConnection.dsl());
      } finally {
        snapshotConnections.release(snapshotConnection);
      }
    } catch (DataAccessException e) {
      throw snapshotConnections.isClosed() ? SnapshotConnections.closed(e) : SqlExceptions.of(e);
    }
  }

  /**
   * Exports the snapshot, if a further connection could join it now. To do so writes a file, so it
   * is not done for who reads one thing after the other.
   */
  @Override
  public void expectConcurrentReads() {
    if (expected.compareAndSet(false, true) && connectionPool.canShare()) {
      exported = export();
    }
  }

  /**
   * The name of the exported snapshot. Where it cannot be exported, as on a full disk, the first
   * connection goes on alone, in a new transaction that sees the same state.
   *
   * @throws DeskUnavailableException if the state has changed meanwhile
   */
  private @Nullable String export() {
    SnapshotConnection snapshotConnection = snapshotConnections.acquire();
    try {
      return snapshotConnection.dsl().select(EXPORT).fetchSingle().value1();
    } catch (DataAccessException e) {
      connectionPool.shareNoMore();
      RuntimeException trouble = SqlExceptions.of(e);
      if (!beginsAgain(snapshotConnection)) {
        throw trouble;
      }
      LOG.warn(
          "no snapshot can be exported, statements run one after the other for a while: {}",
          SqlExceptions.rootMessage(e));
      return null;
    } finally {
      snapshotConnections.release(snapshotConnection);
    }
  }

  private boolean beginsAgain(SnapshotConnection snapshotConnection) {
    try {
      return snapshotConnection.rollback()
          && begun(snapshotConnection.dsl(), deadline, List.of())
              .visibility()
              .equals(begun.visibility());
    } catch (DataAccessException e) {
      return false;
    }
  }

  private Optional<SnapshotConnection> further() {
    String name = exported;
    return name == null
        ? Optional.empty()
        : connectionPool.acquireIfAvailable().flatMap(connection -> join(connection, name));
  }

  /** A further lane, or none if it cannot be had: the first one is enough. */
  private Optional<SnapshotConnection> join(Connection connection, String name) {
    SnapshotConnection snapshotConnection = new SnapshotConnection(connection);
    try {
      snapshotConnection.awaitAnswersUntil(deadline);
      // jOOQ has no word for the first statement, which must come before any other of its
      // transaction.
      snapshotConnection
          .dsl()
          .execute(
              "set transaction isolation level repeatable read, read only;"
                  + " set transaction snapshot {0}; {1}",
              inline(name),
              snapshotConnection.dsl().select(TransactionSetting.ofStatements(deadline)));
      return Optional.of(snapshotConnection);
    } catch (DataAccessException | DeadlineExceededException e) {
      snapshotConnection.discard(connectionPool);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    snapshotConnections.close(connectionPool);
  }
}
