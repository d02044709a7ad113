package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.Visibility;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;

/**
 * One database snapshot, read through as many connections as are free at the moment. The first
 * transaction exports its snapshot ({@code pg_export_snapshot}), further ones import it, so that
 * all see the same state. Thread-safe.
 */
final class SharedTransaction implements Reads, AutoCloseable {

  private static final Field<String> EXPORT = function("pg_export_snapshot", SQLDataType.VARCHAR);

  /**
   * When the transaction began: before its snapshot was taken, so that nothing older is missing
   * from it.
   */
  private static final Field<Instant> NOW = function("transaction_timestamp", SQLDataType.INSTANT);

  private static final Rendered<Deadline> BEGIN =
      Rendered.of(
          of ->
              select(EXPORT, NOW)
                  .select(
                      TransactionSetting.ofStatements(
                          of.of(SQLDataType.VARCHAR, Deadline::statementTimeout)))
                  .select(
                      TransactionSetting.of(
                          "transaction_timeout",
                          of.of(SQLDataType.VARCHAR, Deadline::transactionTimeout)))
                  .select(SnapshotColumns.all())
                  .from(SnapshotColumns.CURRENT));

  private final Connections connections;
  private final Deadline deadline;
  private final String exported;
  private final Instant begun;
  private final Visibility visibility;
  private final List<Result<Record>> furtherResults;
  private final Lanes lanes;

  private SharedTransaction(
      Connections connections,
      Deadline deadline,
      Lane first,
      String exported,
      Instant begun,
      Visibility visibility,
      List<Result<Record>> furtherResults) {
    this.connections = connections;
    this.deadline = deadline;
    this.exported = exported;
    this.begun = begun;
    this.visibility = visibility;
    this.furtherResults = furtherResults;
    this.lanes = new Lanes(first, deadline, () -> connections.takeIfFree().flatMap(this::join));
  }

  /**
   * Takes a first connection and fixes the snapshot: the state at the moment of this call or later.
   *
   * @param further statements that are sent in the same round trip
   */
  static SharedTransaction begin(Connections connections, Deadline deadline, List<Bound> further) {
    Lane lane = new Lane(connections.take(deadline));
    try {
      lane.awaitAnswersUntil(deadline);
      List<Bound> statements = new ArrayList<>(List.of(BEGIN.with(deadline)));
      statements.addAll(further);
      List<Result<Record>> results = Bound.fetch(lane.dsl(), statements);
      Record begun = results.getFirst().getFirst();
      return new SharedTransaction(
          connections,
          deadline,
          lane,
          begun.get(EXPORT),
          begun.get(NOW),
          SnapshotColumns.of(begun),
          results.subList(1, results.size()));
    } catch (DataAccessException e) {
      lane.end(connections);
      throw Trouble.of(e);
    } catch (RuntimeException | Error e) {
      lane.end(connections);
      throw e;
    }
  }

  /** When it began, by the database's clock. */
  Instant begun() {
    return begun;
  }

  /** Which transactions its snapshot sees. */
  Visibility visibility() {
    return visibility;
  }

  /** The results of the further statements that were sent as it began, in their order. */
  List<Result<Record>> furtherResults() {
    return furtherResults;
  }

  /** Runs a query on whichever connection is free first. */
  @Override
  public <T> T read(Function<DSLContext, T> query) {
    deadline.check();
    try {
      Lane lane = lanes.borrow();
      try {
        return query.apply(lane.dsl());
      } finally {
        lanes.giveBack(lane);
      }
    } catch (DataAccessException e) {
      throw lanes.isClosed() ? Lanes.closed(e) : Trouble.of(e);
    }
  }

  /** A further lane, or none if it cannot be had: the first one is enough. */
  private Optional<Lane> join(Connection connection) {
    Lane lane = new Lane(connection);
    try {
      lane.awaitAnswersUntil(deadline);
      // jOOQ has no word for the first statement, which must come before any other of its
      // transaction.
      lane.dsl()
          .execute(
              "set transaction snapshot {0}; {1}",
              inline(exported), lane.dsl().select(TransactionSetting.ofStatements(deadline)));
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
