package io.technicianviews.persistence.internal.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight writers that roll back, that have a number before they log, and that log first and commit
 * late, beside both readings: nothing is lost, twice, or out of order. The naive reading goes along
 * to show that this load would find it out.
 */
@Timeout(value = 300, threadMode = SEPARATE_THREAD)
class ChangeLogStormTest {

  private static final int WRITERS = 8;
  private static final int ROWS = Integer.getInteger("test.storm.rows", 100_000);
  private static final long SEED = Long.getLong("test.storm.seed", 1);

  private final PostgresSettings settings = TestPostgres.database().withPoolSize(2);
  private final AtomicInteger committed = new AtomicInteger();

  @Test
  void nothingIsLostTwiceOrOutOfOrder() throws Exception {
    try (PostgresDesk desk = PostgresDesk.open(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader unseen = desk.changes().newlyVisible();
        Connection naive = connection()) {
      ChangeLogWriter.markUsed(settings);
      List<Long> inOrder = new ArrayList<>();
      List<Long> fresh = new ArrayList<>();
      NaiveChangeLogReader naively = new NaiveChangeLogReader();
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random dice = new Random(SEED * WRITERS + i);
        writers.add(threads.submit(() -> write(dice)));
      }
      do {
        add(events.next(1000), inOrder);
        unseen.next().changes().forEach(change -> fresh.add(change.id()));
        naively.next(JooqContexts.on(naive));
      } while (!writers.stream().allMatch(Future::isDone));
      for (Future<?> writer : writers) {
        writer.get();
      }
      while (inOrder.size() < committed.get() && add(events.next(1000), inOrder)) {
        assertThat(inOrder).hasSizeLessThanOrEqualTo(committed.get());
      }
      unseen.next().changes().forEach(change -> fresh.add(change.id()));
      naively.next(JooqContexts.on(naive));

      assertThat(inOrder).as("seed %d", SEED).hasSize(committed.get()).isSorted();
      assertThat(new HashSet<>(inOrder)).hasSize(committed.get());
      assertThat(fresh).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(inOrder);
      assertThat(naively.read()).as("what the naive reading kept").hasSizeLessThan(inOrder.size());
    }
  }

  /** Whether there were any. */
  private static boolean add(List<ChangeLogEntry> changes, List<Long> ids) {
    changes.forEach(change -> ids.add(change.id()));
    return !changes.isEmpty();
  }

  private Void write(Random dice) throws SQLException {
    try (ChangeLogWriter late = new ChangeLogWriter(settings);
        ChangeLogWriter quick = new ChangeLogWriter(settings)) {
      while (committed.get() < ROWS) {
        if (dice.nextBoolean()) {
          late.begin();
        }
        int lateRows = logged(late, dice);
        for (int i = dice.nextInt(4); i >= 0; i--) {
          if (dice.nextBoolean()) {
            quick.begin();
          }
          end(quick, logged(quick, dice), dice);
        }
        end(late, lateRows, dice);
      }
    }
    return null;
  }

  private static int logged(ChangeLogWriter writer, Random dice) {
    int rows = 1 + dice.nextInt(10);
    writer.log(rows);
    return rows;
  }

  private void end(ChangeLogWriter writer, int rows, Random dice) throws SQLException {
    if (dice.nextInt(4) == 0) {
      writer.rollback();
    } else {
      writer.commit();
      committed.addAndGet(rows);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
  }
}
