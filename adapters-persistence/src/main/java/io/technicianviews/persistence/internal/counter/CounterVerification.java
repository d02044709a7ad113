package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.VerificationResult;
import io.technicianviews.persistence.internal.connection.TransactionStart;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the counters with the truth, both in one snapshot, and mends them by adding what lacks
 * there: that is right whatever is written meanwhile, since others add too.
 */
public final class CounterVerification {

  private static final Logger LOG = LoggerFactory.getLogger(CounterVerification.class);

  private static final int AT_ONCE = 10_000;

  private static final List<Change> REPAIRED =
      List.of(Change.of(ChangeKind.LOADED, InvalidationTag.EVERYTHING));

  private final PostgresSettings settings;
  private final ZoneId zone;

  public CounterVerification(PostgresSettings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  public VerificationResult run(boolean repair, LongConsumer progress) {
    if (!repair) {
      return counted(false, progress);
    }
    return whileOthersWait(() -> counted(true, progress));
  }

  private VerificationResult counted(boolean repair, LongConsumer progress) {
    try (Connection connection = connect()) {
      TransactionStart.READING_TO_REPAIR.begin(JooqContexts.on(connection));
      VerificationResult verificationResult = run(connection, repair, progress);
      connection.commit();
      note(connection, repair ? 0 : verificationResult.differences().size());
      return verificationResult;
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  /** Others may have noted theirs since this one's snapshot. */
  private void note(Connection connection, long differences) throws SQLException {
    DSLContext dsl = JooqContexts.on(connection);
    TransactionStart.WRITING.begin(dsl);
    dsl.update(DESK)
        .set(DESK.RECOUNTED_AT, DatabaseClock.now(dsl, settings.clock()))
        .set(DESK.RECOUNT_DIFFERENCES, differences)
        .execute();
    connection.commit();
  }

  /** Counts the requests that were there before there were counters, unless that was done. */
  public void once() {
    if (!isDone()) {
      whileOthersWait(() -> isDone() || countedAtLast());
    }
  }

  private boolean isDone() {
    try (Connection connection = connect()) {
      return JooqContexts.on(connection).select(DESK.COUNTED).from(DESK).fetchSingle().value1();
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  private boolean countedAtLast() {
    try (Connection connection = connect()) {
      TransactionStart.READING_TO_REPAIR.begin(JooqContexts.on(connection));
      run(connection, true, this::logProgress);
      JooqContexts.on(connection).update(DESK).set(DESK.COUNTED, true).execute();
      connection.commit();
      return true;
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  /**
   * Of several who mend one does so at a time, and while nobody loads: two would add what both saw
   * lacking, and a load may clear the counters that it was seen in. The lock is that of a
   * transaction of its own, so that what is read is read after it was got, and that a pooler cannot
   * keep it.
   */
  private <T> T whileOthersWait(Supplier<T> work) {
    try (Connection connection = connect()) {
      JooqContexts.on(connection)
          .select(
              TransactionSetting.of("idle_in_transaction_session_timeout", "0"),
              function("pg_advisory_xact_lock", SQLDataType.OTHER, inline(AdvisoryLocks.LOADING)))
          .execute();
      T result = work.get();
      connection.rollback();
      return result;
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  private void logProgress(long requests) {
    if (requests % 1_000_000 == 0 && requests > 0) {
      LOG.info("counted {} requests that were there before the counters", requests);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    connection.setAutoCommit(false);
    return connection;
  }

  private VerificationResult run(Connection connection, boolean repair, LongConsumer progress) {
    DSLContext dsl = JooqContexts.on(connection);
    ExpectedCounters truth = new ExpectedCounters(zone);
    truth.read(dsl, progress);
    List<VerificationResult.Difference> differences = differences(stored(dsl), truth.counters());
    if (repair && !differences.isEmpty()) {
      repair(connection, differences);
    }
    return new VerificationResult(truth.requests(), differences);
  }

  private static Map<CounterKey, Long> stored(DSLContext dsl) {
    Map<CounterKey, Long> kept = new HashMap<>();
    for (CounterTable table : List.of(CounterTable.SUMS, CounterTable.CHANGES)) {
      try (Cursor<Record> rows = dsl.selectFrom(table.table()).fetchSize(AT_ONCE).fetchLazy()) {
        rows.forEach(
            row ->
                CounterRow.read(row, table)
                    .counters()
                    .forEach((counterKey, number) -> kept.merge(counterKey, number, Long::sum)));
      }
    }
    return kept;
  }

  private static List<VerificationResult.Difference> differences(
      Map<CounterKey, Long> kept, Map<CounterKey, Long> truth) {
    Set<CounterKey> counterKeys = new HashSet<>(kept.keySet());
    counterKeys.addAll(truth.keySet());
    List<VerificationResult.Difference> differences = new ArrayList<>();
    for (CounterKey counterKey : counterKeys) {
      long said = kept.getOrDefault(counterKey, 0L);
      long counted = truth.getOrDefault(counterKey, 0L);
      if (said != counted) {
        differences.add(new VerificationResult.Difference(counterKey, said, counted));
      }
    }
    return differences;
  }

  private void repair(Connection connection, List<VerificationResult.Difference> differences) {
    Map<CounterKey, Long> lacking = new HashMap<>();
    differences.forEach(one -> lacking.put(one.counter(), one.expected() - one.stored()));
    CounterDeltas.copy(connection, lacking);
    DSLContext dsl = JooqContexts.on(connection);
    // A demo that is counted is a demo still.
    dsl.select(TransactionSetting.of("technician_views.loading", "on")).execute();
    Instant now = DatabaseClock.now(dsl, settings.clock());
    ChangeLogTable.append(dsl, null, now, REPAIRED);
  }
}
