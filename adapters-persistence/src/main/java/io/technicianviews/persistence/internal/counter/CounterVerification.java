package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.VerificationResult;
import io.technicianviews.persistence.VerificationResult.CellDifference;
import io.technicianviews.persistence.VerificationResult.CounterDifference;
import io.technicianviews.persistence.VerificationResult.Difference;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.TransactionStart;
import io.technicianviews.persistence.internal.migration.DeskTable;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verification of the counters and cells against the requests, all read in one snapshot. A
 * repair appends the differences as deltas, which is correct under concurrent writes, since these
 * append deltas too.
 */
public final class CounterVerification {

  private static final Logger LOG = LoggerFactory.getLogger(CounterVerification.class);

  private static final int FETCH_SIZE = 10_000;

  private static final List<Change> REPAIRED =
      List.of(Change.of(ChangeKind.LOADED, InvalidationTag.EVERYTHING));

  private final DatabaseServer server;
  private final ZoneId zone;

  public CounterVerification(DatabaseServer server, ZoneId zone) {
    this.server = server;
    this.zone = zone;
  }

  /**
   * Verifies the counters and records the number of differences that remain.
   *
   * @param progress receives the number of requests counted so far, at intervals
   */
  public VerificationResult run(boolean repair, LongConsumer progress) {
    if (!repair) {
      return verify(false, progress);
    }
    return exclusively(dsl -> verify(true, progress));
  }

  private VerificationResult verify(boolean repair, LongConsumer progress) {
    try (Connection connection = connect()) {
      TransactionStart.READING_TO_REPAIR.begin(server.on(connection));
      VerificationResult verificationResult = run(connection, repair, progress);
      connection.commit();
      recordResult(connection, repair ? 0 : verificationResult.differences().size());
      return verificationResult;
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  /**
   * In a transaction of its own: another process may have updated the row since this one's
   * snapshot.
   */
  private void recordResult(Connection connection, long differences) throws SQLException {
    DSLContext dsl = server.on(connection);
    TransactionStart.WRITING.begin(dsl);
    dsl.update(DESK)
        .set(DESK.RECOUNTED_AT, DatabaseClock.now(dsl, server.settings().clock()))
        .set(DESK.RECOUNT_DIFFERENCES, differences)
        .execute();
    connection.commit();
  }

  /** Counts the requests that existed before the counters, unless another process has done so. */
  public void countExisting() {
    exclusively(dsl -> DeskTable.isCounted(dsl) || countAll());
  }

  private boolean countAll() {
    try (Connection connection = connect()) {
      TransactionStart.READING_TO_REPAIR.begin(server.on(connection));
      run(connection, true, this::logProgress);
      server
          .on(connection)
          .update(DESK)
          .set(DESK.COUNTED, true)
          .set(DESK.CELLS_COUNTED, true)
          .execute();
      connection.commit();
      return true;
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  /**
   * Runs work under the lock of bulk loads, so that there is one repair at a time and none during a
   * load: two repairs would both add the same differences, and a load may clear the counters that
   * they were computed from. A transaction of its own holds the lock, so that the snapshot is taken
   * after the lock, and that no pooler keeps the lock.
   *
   * @param work receives the context of that transaction
   */
  private <T> T exclusively(Function<DSLContext, T> work) {
    try (Connection connection = connect()) {
      DSLContext dsl = server.on(connection);
      dsl.select(
              TransactionSetting.of("idle_in_transaction_session_timeout", "0"),
              function(
                  "pg_advisory_xact_lock",
                  SQLDataType.OTHER,
                  inline(server.schema().lock(AdvisoryLocks.LOADING))))
          .execute();
      T result = work.apply(dsl);
      connection.rollback();
      return result;
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  private void logProgress(long requests) {
    if (requests % 1_000_000 == 0 && requests > 0) {
      LOG.info("counted {} requests that existed before the counters", requests);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = server.connect(ConnectionUse.MAINTENANCE);
    connection.setAutoCommit(false);
    return connection;
  }

  private VerificationResult run(Connection connection, boolean repair, LongConsumer progress) {
    DSLContext dsl = server.on(connection);
    DeskDay today = DeskDay.at(DatabaseClock.now(dsl, server.settings().clock()), zone);
    ExpectedCounters expected = new ExpectedCounters(today);
    expected.read(dsl, progress);
    LocalDate firstKept = PastCounters.firstKept(dsl, today.date());
    List<CounterDifference> counters =
        differences(stored(dsl), Totals.OF_COUNTERS.with(expected.counters())).stream()
            .filter(one -> PastCounters.isKept(one.counter(), firstKept))
            .toList();
    List<CellDifference> cells =
        CellVerification.differences(dsl, Totals.OF_CELLS.with(expected.cells()), today.date());
    List<Difference> differences =
        Stream.<Difference>concat(counters.stream(), cells.stream()).toList();
    if (repair && !differences.isEmpty()) {
      repair(connection, counters, cells);
    }
    return new VerificationResult(expected.requests(), differences);
  }

  private static Map<CounterKey, Long> stored(DSLContext dsl) {
    Map<CounterKey, Long> stored = stored(dsl, CounterTable.SUMS);
    Totals.OF_COUNTERS
        .with(stored(dsl, CounterTable.CHANGES))
        .forEach((counterKey, number) -> stored.merge(counterKey, number, Long::sum));
    return stored;
  }

  private static Map<CounterKey, Long> stored(DSLContext dsl, CounterTable table) {
    Map<CounterKey, Long> stored = new HashMap<>();
    try (Cursor<Record> rows = dsl.selectFrom(table.table()).fetchSize(FETCH_SIZE).fetchLazy()) {
      rows.forEach(
          row ->
              CounterRow.read(row, table)
                  .counters()
                  .forEach((counterKey, number) -> stored.merge(counterKey, number, Long::sum)));
    }
    return stored;
  }

  private static List<CounterDifference> differences(
      Map<CounterKey, Long> stored, Map<CounterKey, Long> expected) {
    Set<CounterKey> counterKeys = new HashSet<>(stored.keySet());
    counterKeys.addAll(expected.keySet());
    List<CounterDifference> differences = new ArrayList<>();
    for (CounterKey counterKey : counterKeys) {
      long actual = stored.getOrDefault(counterKey, 0L);
      long correct = expected.getOrDefault(counterKey, 0L);
      if (actual != correct) {
        differences.add(new CounterDifference(counterKey, actual, correct));
      }
    }
    return differences;
  }

  private void repair(
      Connection connection, List<CounterDifference> counters, List<CellDifference> cells) {
    DSLContext dsl = server.on(connection);
    Map<CounterKey, Long> missing = new HashMap<>();
    counters.forEach(one -> missing.put(one.counter(), one.expected() - one.stored()));
    CounterDeltas.copy(dsl, Totals.OF_COUNTERS.corrections(missing));
    CellVerification.repair(dsl, cells);
    // Marks the write as a load, so that a demo remains a demo.
    dsl.select(TransactionSetting.of("technician_views.loading", "on")).execute();
    Instant now = DatabaseClock.now(dsl, server.settings().clock());
    ChangeLogTable.append(dsl, null, now, REPAIRED);
  }
}
