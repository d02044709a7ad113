package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.change.LogReading;
import io.technicianviews.domain.change.TouchedScopes;
import io.technicianviews.domain.change.Visibility;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Every row that is visible and was not: those of the transactions that the snapshot of the last
 * reading did not see. It keeps no list of what it has seen or misses, and what rolled back or runs
 * for long costs it nothing.
 */
final class PostgresUnseenChanges implements UnseenChanges {

  private static final Field<Instant> NOW = function("statement_timestamp", SQLDataType.INSTANT);

  private final ReadingConnection connection;
  private final @Nullable InstantSource clock;
  private State last;
  private @Nullable Prepared prepared;

  /**
   * The statement of a reading, rendered and prepared once for a connection. jOOQ would go through
   * all of it for each of hundreds of readings a second, for the sake of its three values.
   */
  private record Prepared(DSLContext dsl, PreparedStatement statement, List<Field<?>> columns) {

    static Prepared on(DSLContext dsl) {
      List<Field<?>> columns = new ArrayList<>(SnapshotColumns.all());
      columns.addAll(List.of(NOW, CHANGE_LOG.ID, CHANGE_LOG.TRANSACTION, CHANGE_LOG.SCOPES));
      String sql =
          dsl.select(columns)
              .from(SnapshotColumns.CURRENT)
              .leftJoin(CHANGE_LOG)
              .on(
                  SnapshotColumns.hiddenFrom(
                          param("next", SQLDataType.BIGINT),
                          param("running", SQLDataType.BIGINT.array()),
                          CHANGE_LOG.TRANSACTION)
                      .and(CHANGE_LOG.ID.gt(param("foreignUpTo", SQLDataType.BIGINT))))
              .getSQL();
      PreparedStatement statement =
          dsl.connectionResult(connection -> connection.prepareStatement(sql));
      return new Prepared(dsl, statement, columns);
    }

    Iterable<? extends Record> after(State state) {
      try {
        Long[] running = state.visibility().running().toArray(Long[]::new);
        statement.setLong(1, state.visibility().next());
        statement.setArray(2, statement.getConnection().createArrayOf("bigint", running));
        statement.setLong(3, state.foreignUpTo());
        try (ResultSet rows = statement.executeQuery()) {
          return dsl.fetch(rows, columns.toArray(Field<?>[]::new));
        }
      } catch (SQLException e) {
        throw new DataAccessException("the log of changes cannot be read", e);
      }
    }
  }

  /**
   * Where a reading has come to.
   *
   * @param foreignUpTo up to this id the numbers of transactions mean nothing: a desk that was
   *     restored from a dump brings them from another server
   */
  private record State(Visibility visibility, long foreignUpTo) {}

  private PostgresUnseenChanges(
      ReadingConnection connection, @Nullable InstantSource clock, State last) {
    this.connection = connection;
    this.clock = clock;
    this.last = last;
  }

  static PostgresUnseenChanges from(ReadingConnection connection, @Nullable InstantSource clock) {
    try {
      return new PostgresUnseenChanges(
          connection, clock, connection.read(PostgresUnseenChanges::begun));
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
  public LogReading next() {
    Instant before = clock == null ? null : clock.instant().truncatedTo(ChronoUnit.MICROS);
    return connection.read(dsl -> next(dsl, before));
  }

  /** One statement, so that the rows and the snapshot are of the same instant. */
  private LogReading next(DSLContext dsl, @Nullable Instant now) {
    List<TouchedScopes> touched = new ArrayList<>();
    Visibility seen = last.visibility();
    Instant asOf = Instant.MIN;
    for (Record row : prepared(dsl).after(last)) {
      seen = SnapshotColumns.of(row);
      asOf = now == null ? row.get(NOW) : now;
      if (row.get(CHANGE_LOG.ID) != null) {
        touched.add(ChangeRows.touched(row));
      }
    }
    if (!seen.run().equals(last.visibility().run())) {
      last = begun(dsl);
      return new LogReading(asOf, last.visibility(), List.of());
    }
    last = new State(seen, last.foreignUpTo());
    return new LogReading(asOf, seen, touched);
  }

  private Prepared prepared(DSLContext dsl) {
    Prepared known = prepared;
    if (known == null || !known.dsl().equals(dsl)) {
      // The statement of a connection that was lost is closed with it.
      known = Prepared.on(dsl);
      prepared = known;
    }
    return known;
  }

  @Override
  public void close() {
    connection.close();
  }
}
