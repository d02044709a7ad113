package io.technicianviews.persistence.internal.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
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
 * Eight writers that roll back, that have a transaction number before they log, or that log early
 * and commit late, with both readers: no entry is lost, duplicated or out of order. A naive reader
 * runs along to show that this load detects losses.
 */
@Timeout(value = 300, threadMode = SEPARATE_THREAD)
class ChangeLogStormTest {

  private static final int WRITERS = 8;
  private static final int ROWS = Integer.getInteger("test.storm.rows", 100_000);
  private static final long SEED = Long.getLong("test.storm.seed", 1);

  private final PostgresSettings settings = TestPostgres.migrated().withPoolSize(2);
  private final AtomicInteger committed = new AtomicInteger();

  @Test
  void noEntryIsLostDuplicatedOrOutOfOrder() throws Exception {
    try (PostgresDesk desk = PostgresDesk.open(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader unseen = desk.changes().newlyVisible();
        Connection naiveConnection = connection()) {
      ChangeLogWriter.markUsed(settings);
      List<Long> inOrder = new ArrayList<>();
      List<Long> fresh = new ArrayList<>();
      NaiveChangeLogReader naiveReader = new NaiveChangeLogReader();
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(SEED * WRITERS + i);
        writers.add(threads.submit(() -> write(random)));
      }
      do {
        add(events.next(1000), inOrder);
        unseen.next().changes().forEach(change -> fresh.add(change.id()));
        naiveReader.next(DeskSchema.DEFAULT.on(naiveConnection));
      } while (!writers.stream().allMatch(Future::isDone));
      for (Future<?> writer : writers) {
        writer.get();
      }
      while (inOrder.size() < committed.get() && add(events.next(1000), inOrder)) {
        assertThat(inOrder).hasSizeLessThanOrEqualTo(committed.get());
      }
      unseen.next().changes().forEach(change -> fresh.add(change.id()));
      naiveReader.next(DeskSchema.DEFAULT.on(naiveConnection));

      assertThat(inOrder).as("seed %d", SEED).hasSize(committed.get()).isSorted();
      assertThat(new HashSet<>(inOrder)).hasSize(committed.get());
      assertThat(fresh).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(inOrder);
      assertThat(naiveReader.read())
          .as("the entries that the naive reader delivers")
          .hasSizeLessThan(inOrder.size());
    }
  }

  /** Whether there were any. */
  private static boolean add(List<ChangeLogEntry> changes, List<Long> ids) {
    changes.forEach(change -> ids.add(change.id()));
    return !changes.isEmpty();
  }

  private Void write(Random random) throws SQLException {
    try (ChangeLogWriter late = new ChangeLogWriter(settings);
        ChangeLogWriter quick = new ChangeLogWriter(settings)) {
      while (committed.get() < ROWS) {
        if (random.nextBoolean()) {
          late.begin();
        }
        int lateRows = logged(late, random);
        for (int i = random.nextInt(4); i >= 0; i--) {
          if (random.nextBoolean()) {
            quick.begin();
          }
          end(quick, logged(quick, random), random);
        }
        end(late, lateRows, random);
      }
    }
    return null;
  }

  private static int logged(ChangeLogWriter writer, Random random) {
    int rows = 1 + random.nextInt(10);
    writer.log(rows);
    return rows;
  }

  private void end(ChangeLogWriter writer, int rows, Random random) throws SQLException {
    if (random.nextInt(4) == 0) {
      writer.rollback();
    } else {
      writer.commit();
      committed.addAndGet(rows);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        settings.url().jdbcUrl(), settings.url().user(), settings.url().password());
  }
}
