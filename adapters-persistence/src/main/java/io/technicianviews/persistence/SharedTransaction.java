package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotVersion;
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
final class SharedTransaction implements Reads, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedTransaction.class);

  private static final Field<String> EXPORT = function("pg_export_snapshot", SQLDataType.VARCHAR);

  /**
   * When the transaction began: before its snapshot was taken, so that nothing older is missing
   * from it.
   */
  private static final Field<Instant> NOW = function("transaction_timestamp", SQLDataType.INSTANT);

  private static final Rendered<Deadline> BEGIN =
      Rendered.of(
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

  private final Connections connections;
  private final Deadline deadline;
  private final Begun begun;
  private final Lanes lanes;
  private final AtomicBoolean expected = new AtomicBoolean();
  private volatile @Nullable String exported;

  private SharedTransaction(Connections connections, Deadline deadline, Lane first, Begun begun) {
    this.connections = connections;
    this.deadline = deadline;
    this.begun = begun;
    this.lanes = new Lanes(first, deadline, this::further);
  }

  /**
   * Takes a first connection and fixes the snapshot: the state at the moment of this call or later.
   * If the connection leads to a server that is not the primary, or not any more, it begins again
   * on a new one.
   *
   * @param further statements that are sent in the same round trip
   */
  static SharedTransaction begin(Connections connections, Deadline deadline, List<Bound> further) {
    try {
      return beginOnce(connections, deadline, further);
    } catch (NotPrimaryException e) {
      connections.renew();
      return beginOnce(connections, deadline, further);
    }
  }

  private static SharedTransaction beginOnce(
      Connections connections, Deadline deadline, List<Bound> further) {
    Lane lane = new Lane(connections.take(deadline));
    try {
      lane.awaitAnswersUntil(deadline);
      return new SharedTransaction(
          connections, deadline, lane, begun(lane.dsl(), deadline, further));
    } catch (DataAccessException e) {
      lane.end(connections);
      throw Trouble.of(e);
    } catch (DeskUnavailableException e) {
      lane.discard(connections);
      throw e;
    } catch (RuntimeException | Error e) {
      lane.end(connections);
      throw e;
    }
  }

  /**
   * Begins on this connection.
   *
   * @throws DeskUnavailableException if it got another isolation, or leads to a server that is not
   *     the primary
   */
  static Begun begun(DSLContext dsl, Deadline deadline, List<Bound> further) {
    List<Bound> statements =
        new ArrayList<>(List.of(TransactionStart.READING.isolation(), BEGIN.with(deadline)));
    int own = statements.size();
    statements.addAll(further);
    List<Result<Record>> results = Bound.fetch(dsl, statements);
    Record row = results.get(own - 1).getFirst();
    SnapshotVersion snapshotVersion = SnapshotColumns.of(row);
    TransactionStart.READING.require(row);
    return new Begun(row.get(NOW), snapshotVersion, results.subList(own, results.size()));
  }

  /** When it began, by the database's clock. */
  Instant begun() {
    return begun.at();
  }

  /** Which transactions its snapshot sees. */
  SnapshotVersion visibility() {
    return begun.visibility();
  }

  /** The results of the further statements that were sent as it began, in their order. */
  List<Result<Record>> furtherResults() {
    return begun.furtherResults();
  }

  /** Runs a query on whichever connection is free first. */
  @Override
  public <T> T read(Function<DSLContext, T> query) {
    deadline.check();
    try {
      Lane lane = lanes.borrow();
      try {
        lane.awaitAnswersUntil(deadline);
        return query.apply(lane.dsl());
      } finally {
        lanes.giveBack(lane);
      }
    } catch (DataAccessException e) {
      throw lanes.isClosed() ? Lanes.closed(e) : Trouble.of(e);
    }
  }

  /**
   * Exports the snapshot, if a further connection could join it now. To do so writes a file, so it
   * is not done for who reads one thing after the other.
   */
  @Override
  public void expectConcurrentReads() {
    if (expected.compareAndSet(false, true) && connections.canShare()) {
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
    Lane lane = lanes.borrow();
    try {
      return lane.dsl().select(EXPORT).fetchSingle().value1();
    } catch (DataAccessException e) {
      connections.shareNoMore();
      RuntimeException trouble = Trouble.of(e);
      if (!beginsAgain(lane)) {
        throw trouble;
      }
      LOG.warn(
          "no snapshot can be exported, statements run one after the other for a while: {}",
          Trouble.rootMessage(e));
      return null;
    } finally {
      lanes.giveBack(lane);
    }
  }

  private boolean beginsAgain(Lane lane) {
    try {
      return lane.rollback()
          && begun(lane.dsl(), deadline, List.of()).visibility().equals(begun.visibility());
    } catch (DataAccessException e) {
      return false;
    }
  }

  private Optional<Lane> further() {
    String name = exported;
    return name == null
        ? Optional.empty()
        : connections.takeIfFree().flatMap(connection -> join(connection, name));
  }

  /** A further lane, or none if it cannot be had: the first one is enough. */
  private Optional<Lane> join(Connection connection, String name) {
    Lane lane = new Lane(connection);
    try {
      lane.awaitAnswersUntil(deadline);
      // jOOQ has no word for the first statement, which must come before any other of its
      // transaction.
      lane.dsl()
          .execute(
              "set transaction isolation level repeatable read, read only;"
                  + " set transaction snapshot {0}; {1}",
              inline(name), lane.dsl().select(TransactionSetting.ofStatements(deadline)));
      return Optional.of(lane);
    } catch (DataAccessException | DeadlineExceededException e) {
      lane.discard(connections);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    lanes.close(connections);
  }
}
