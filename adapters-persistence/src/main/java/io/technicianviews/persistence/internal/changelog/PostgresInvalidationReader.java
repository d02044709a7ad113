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
 * Every row that is visible and was not: those of the transactions that the snapshot of the last
 * reading did not see. It keeps no list of what it has seen or misses, and what rolled back or runs
 * for long costs it nothing.
 */
final class PostgresInvalidationReader implements InvalidationReader {

  private static final Field<Instant> NOW = function("statement_timestamp", SQLDataType.INSTANT);

  /** One statement, so that the rows and the snapshot are of the same instant. */
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
                              of.bind(SQLDataType.BIGINT.array(), State::running),
                              CHANGE_LOG.TRANSACTION)
                          .and(CHANGE_LOG.ID.gt(of.bind(SQLDataType.BIGINT, State::foreignUpTo)))));

  private final ChangeLogConnection connection;
  private final @Nullable InstantSource clock;
  private State last;

  /**
   * Where a reading has come to.
   *
   * @param foreignUpTo up to this id the numbers of transactions mean nothing: a desk that was
   *     restored from a dump brings them from another server
   */
  private record State(SnapshotVersion visibility, long foreignUpTo) {

    Long[] running() {
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
          connection, clock, connection.read(PostgresInvalidationReader::begun));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static State begun(DSLContext dsl) {
    var foreign =
        field(
            select(coalesce(max(CHANGE_LOG.ID), inline(0L)))
                .from(CHANGE_LOG)
                .where(CHANGE_LOG.TRANSACTION.ge(SnapshotColumns.NEXT)));
    return dsl.select(SnapshotColumns.all())
        .select(foreign)
        .from(SnapshotColumns.CURRENT)
        .fetchSingle(row -> new State(SnapshotColumns.of(row), row.get(foreign)));
  }

  @Override
  public ChangeLogPoll next() {
    Instant before = clock == null ? null : clock.instant().truncatedTo(ChronoUnit.MICROS);
    return connection.read(dsl -> next(dsl, before));
  }

  private ChangeLogPoll next(DSLContext dsl, @Nullable Instant now) {
    List<InvalidationRecord> touched = new ArrayList<>();
    SnapshotVersion seen = last.visibility();
    Instant asOf = Instant.MIN;
    for (Record row : READ.with(last).fetch(dsl)) {
      seen = SnapshotColumns.of(row);
      asOf = now == null ? row.get(NOW) : now;
      if (row.get(CHANGE_LOG.ID) != null) {
        touched.add(ChangeLogTable.touched(row));
      }
    }
    if (!seen.epoch().equals(last.visibility().epoch())) {
      last = begun(dsl);
      return new ChangeLogPoll(asOf, last.visibility(), List.of());
    }
    last = new State(seen, last.foreignUpTo());
    return new ChangeLogPoll(asOf, seen, touched);
  }

  @Override
  public void close() {
    connection.close();
  }
}
