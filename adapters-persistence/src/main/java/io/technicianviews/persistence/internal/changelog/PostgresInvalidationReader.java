package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import io.technicianviews.persistence.internal.connection.SnapshotColumns;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Polls the change log for newly visible rows: those of transactions that the snapshot of the
 * previous poll did not contain. It needs no list of delivered or missing rows, and is independent
 * of rollbacks and long transactions. Not thread-safe.
 */
final class PostgresInvalidationReader implements InvalidationReader {

  private static final Field<Instant> NOW = function("statement_timestamp", SQLDataType.INSTANT);

  /** One statement, so that the rows and the snapshot version agree. */
  private static final StatementTemplate<State> READ =
      StatementTemplate.of(
          of ->
              select(SnapshotColumns.all())
                  .select(NOW, CHANGE_LOG.ID, CHANGE_LOG.TRANSACTION, CHANGE_LOG.SCOPES)
                  .from(SnapshotColumns.CURRENT)
                  .leftJoin(CHANGE_LOG)
                  .on(
                      SnapshotColumns.hiddenFrom(
                              of.bind(
                                  SQLDataType.BIGINT,
                                  state -> state.visibility().nextTransaction()),
                              of.bind(SQLDataType.BIGINT.array(), State::inProgress),
                              CHANGE_LOG.TRANSACTION)
                          .and(
                              CHANGE_LOG.ID.gt(of.bind(SQLDataType.BIGINT, State::restoredUpTo)))));

  private final ChangeLogConnection connection;
  private final @Nullable InstantSource clock;
  private State last;

  /**
   * The state of the reader after a poll.
   *
   * @param restoredUpTo the last id whose transaction number is meaningless: entries restored from
   *     a dump have transaction numbers of another server
   */
  private record State(SnapshotVersion visibility, long restoredUpTo) {

    Long[] inProgress() {
      return visibility.inProgress().toArray(Long[]::new);
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
    return dsl.select(SnapshotColumns.all())
        .select(restored)
        .from(SnapshotColumns.CURRENT)
        .fetchSingle(row -> new State(SnapshotColumns.of(row), row.get(restored)));
  }

  @Override
  public ChangeLogPoll next() {
    Instant before = clock == null ? null : clock.instant().truncatedTo(ChronoUnit.MICROS);
    return connection.read(dsl -> next(dsl, before));
  }

  private ChangeLogPoll next(DSLContext dsl, @Nullable Instant now) {
    List<InvalidationRecord> records = new ArrayList<>();
    SnapshotVersion version = last.visibility();
    Instant asOf = Instant.MIN;
    for (Record row : READ.with(last).fetch(dsl)) {
      version = SnapshotColumns.of(row);
      asOf = now == null ? row.get(NOW) : now;
      if (row.get(CHANGE_LOG.ID) != null) {
        records.add(ChangeLogTable.readInvalidation(row));
      }
    }
    if (!version.epoch().equals(last.visibility().epoch())) {
      last = currentState(dsl);
      return new ChangeLogPoll(asOf, last.visibility(), List.of());
    }
    last = new State(version, last.restoredUpTo());
    return new ChangeLogPoll(asOf, version, records);
  }

  @Override
  public void close() {
    connection.close();
  }
}
