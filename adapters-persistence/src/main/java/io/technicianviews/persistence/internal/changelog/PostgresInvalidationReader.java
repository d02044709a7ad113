package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.time.StoredTime;
import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import io.technicianviews.persistence.internal.connection.SnapshotColumns;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Polls the change log for newly visible rows: those of transactions that the snapshot of the
 * previous poll did not contain. It needs no list of delivered or missing rows, and is independent
 * of rollbacks and long transactions. Not thread-safe.
 */
final class PostgresInvalidationReader implements InvalidationReader {

  private static final Name REMOVED = name("removed");

  private static final Field<Instant> NOW = function("statement_timestamp", SQLDataType.INSTANT);

  /**
   * The snapshot version alone. While it is that of the previous poll, no transaction that has
   * written anything has ended since, so no row has become visible. Without the log's table the
   * statement needs no plan of its own on each execution, and takes a fraction of the time.
   */
  private static final BoundStatement VERSION =
      StatementTemplate.of(select(SnapshotColumns.all()).select(NOW).from(SnapshotColumns.CURRENT));

  /** One statement, so that the rows and the snapshot version agree. */
  private static final StatementTemplate<State> READ =
      StatementTemplate.of(
          of ->
              select(SnapshotColumns.all())
                  .select(NOW, CHANGE_LOG.ID, CHANGE_LOG.TRANSACTION, CHANGE_LOG.SCOPES)
                  .select(
                      field(
                              function(
                                      "to_regclass",
                                      SQLDataType.OTHER,
                                      of.bind(SQLDataType.CLOB, State::oldestPartition))
                                  .isNull())
                          .as(REMOVED))
                  .from(SnapshotColumns.CURRENT)
                  .leftJoin(CHANGE_LOG)
                  .on(
                      SnapshotColumns.hiddenFrom(
                              of.bind(
                                  SQLDataType.BIGINT,
                                  state -> state.visibility().nextTransaction()),
                              of.bind(SQLDataType.BIGINT.array(), State::inProgress),
                              CHANGE_LOG.TRANSACTION)
                          .and(CHANGE_LOG.ID.gt(of.bind(SQLDataType.BIGINT, State::above)))));

  private final ChangeLogConnection connection;
  private final @Nullable InstantSource clock;
  private SettledIds settledIds = new SettledIds();
  private State last;

  /**
   * The state of the reader after a poll.
   *
   * @param above the id up to which nothing can become visible: these entries were visible to the
   *     poll, or were restored from a dump with transaction numbers of another server
   * @param oldestPartition the partition whose absence shows that entries were removed
   */
  private record State(SnapshotVersion visibility, long above, String oldestPartition) {

    Long[] inProgress() {
      return visibility.inProgress().toArray(Long[]::new);
    }

    State advancedTo(SnapshotVersion version, long settledUpTo) {
      return new State(version, Math.max(above, settledUpTo), oldestPartition);
    }
  }

  private PostgresInvalidationReader(
      ChangeLogConnection connection, @Nullable InstantSource clock, State last) {
    this.connection = connection;
    this.clock = clock;
    this.last = last;
  }

  static PostgresInvalidationReader from(
      ChangeLogConnection connection, @Nullable InstantSource clock) {
    try {
      return new PostgresInvalidationReader(
          connection, clock, connection.read(PostgresInvalidationReader::currentState));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static State currentState(DSLContext dsl) {
    var restored =
        field(
            select(coalesce(max(CHANGE_LOG.ID), inline(0L)))
                .from(CHANGE_LOG)
                .where(CHANGE_LOG.TRANSACTION.ge(SnapshotColumns.NEXT)));
    // Before the snapshot: what is removed after it is noticed by the next poll.
    String oldest = ChangeLogPartitions.nameOf(dsl, ChangeLogPartitions.firstIds(dsl).getFirst());
    return dsl.select(SnapshotColumns.all())
        .select(restored)
        .from(SnapshotColumns.CURRENT)
        .fetchSingle(row -> new State(SnapshotColumns.of(row), row.get(restored), oldest));
  }

  @Override
  public ChangeLogPoll next() {
    Instant before = clock == null ? null : StoredTime.of(clock.instant());
    // Valid for the poll after this one, whose previous snapshot is then taken after this call.
    long settledUpTo = settledIds.upTo(connection);
    return connection.read(dsl -> next(dsl, before, settledUpTo));
  }

  private ChangeLogPoll next(DSLContext dsl, @Nullable Instant now, long settledUpTo) {
    Record current = VERSION.fetch(dsl).getFirst();
    if (!SnapshotColumns.of(current).equals(last.visibility())) {
      return readNewRows(dsl, now, settledUpTo);
    }
    last = last.advancedTo(last.visibility(), settledUpTo);
    return new ChangeLogPoll(asOf(current, now), last.visibility(), List.of());
  }

  private ChangeLogPoll readNewRows(DSLContext dsl, @Nullable Instant now, long settledUpTo) {
    Result<Record> rows = READ.with(last).fetch(dsl);
    // The join has a row for the snapshot also if there are no entries.
    Record first = rows.getFirst();
    SnapshotVersion version = SnapshotColumns.of(first);
    if (first.get(REMOVED, Boolean.class) || !version.epoch().equals(last.visibility().epoch())) {
      last = currentState(dsl);
      settledIds = new SettledIds();
      return new ChangeLogPoll(asOf(first, now), last.visibility(), List.of(), false);
    }
    last = last.advancedTo(version, settledUpTo);
    List<InvalidationRecord> records =
        rows.stream()
            .filter(row -> row.get(CHANGE_LOG.ID) != null)
            .map(ChangeLogTable::readInvalidation)
            .toList();
    return new ChangeLogPoll(asOf(first, now), version, records);
  }

  private static Instant asOf(Record row, @Nullable Instant now) {
    return now == null ? row.get(NOW) : now;
  }

  @Override
  public void close() {
    connection.close();
  }
}
