package io.technicianviews.persistence.internal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.changelog.ChangeLogPartitions;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The partitions of the change log that the upkeep adds and removes. */
class PartitionUpkeepTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(100);

  private final PostgresSettings settings = TestPostgres.migrated();
  private final PostgresDesk desk = PostgresDesk.open(settings);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theLastPartitionIsEmptyFromTheFirstUpkeepOn() {
    write(5, NOW);
    arrange(null);
    assertThat(firstIds()).containsExactly(1L, 6L, 1_000_006L);
    arrange(null);
    assertThat(firstIds()).hasSize(3);
    write(5, NOW);
    assertThat(idsOf("change_log_from_6")).isEqualTo(5);
    assertThat(desk.changes().lastId()).isEqualTo(10);
  }

  @Test
  void aPartitionIsAddedWhenTheOneInUseIsHalfFull() {
    arrange(RETENTION);
    assertThat(firstIds()).containsExactly(1L, 10_001L);
    write(4_000, NOW);
    arrange(RETENTION);
    assertThat(firstIds()).hasSize(2);
    write(2_000, NOW);
    arrange(RETENTION);
    assertThat(firstIds()).hasSize(3).startsWith(1L, 10_001L);
  }

  @Test
  void aBurstInTheLastPartitionIsFollowedByAnEmptyOne() {
    arrange(RETENTION);
    write(25_000, NOW);
    assertThat(idsOf("change_log_from_10001")).isEqualTo(15_000);
    arrange(RETENTION);
    assertThat(firstIds()).startsWith(1L, 10_001L, 25_001L).hasSize(4);
    write(5, NOW);
    assertThat(idsOf("change_log_from_25001")).isEqualTo(5);
  }

  @Test
  void aPartitionHoldsAboutATenthOfTheRetention() {
    // 100,000 rows in ten days: a tenth of the retention has as many.
    write(100_000, NOW.minus(Duration.ofDays(10)));
    arrange(RETENTION);
    assertThat(firstIds()).containsExactly(1L, 100_001L, 200_000L);
  }

  @Test
  void aPartitionThatFillsTooSlowlyIsEndedEarly() {
    write(10, NOW.minus(Duration.ofDays(50)));
    arrange(RETENTION);
    write(10, NOW.minus(Duration.ofDays(30)));
    arrange(RETENTION);
    assertThat(firstIds()).containsExactly(1L, 11L, 21L, 10_021L);
  }

  @Test
  void nothingIsChangedWhileATransactionUsesTheLog() throws Exception {
    try (Connection other = TestPostgres.connect(settings)) {
      other.setAutoCommit(false);
      other.createStatement().execute("select count(*) from change_log");
      arrange(null);
      assertThat(firstIds()).containsExactly(1L);
    }
    arrange(null);
    assertThat(firstIds()).hasSize(2);
  }

  @Test
  void partitionsWhoseRowsAreAllOldAreRemoved() {
    write(5, NOW.minus(Duration.ofDays(300)));
    cut();
    // Replayed events have their own dates: the last row is not the newest.
    write(1, NOW.minus(Duration.ofDays(50)));
    write(1, NOW.minus(Duration.ofDays(300)));
    cut();
    write(5, NOW.minus(Duration.ofDays(300)));
    cut();
    write(1, NOW);

    retain();
    assertThat(desk.changes().removedUpTo()).isEqualTo(5);
    assertThat(firstIds()).startsWith(6L, 8L, 13L);
  }

  @Test
  void thePartitionOfTheNewestRowIsRetained() {
    write(5, NOW.minus(Duration.ofDays(300)));
    cut();
    write(5, NOW.minus(Duration.ofDays(200)));
    cut();
    retain();
    assertThat(desk.changes().removedUpTo()).isEqualTo(5);
    assertThat(desk.changes().lastId()).isEqualTo(10);
  }

  @Test
  void rowsThatAConsumerHasYetToReadAreRetained() {
    write(5, NOW.minus(Duration.ofDays(300)));
    cut();
    write(5, NOW.minus(Duration.ofDays(200)));
    cut();
    write(1, NOW);
    desk.changes().keepAfter("event stream", 7);
    retain();
    assertThat(desk.changes().removedUpTo()).isEqualTo(5);

    desk.changes().keepAfter("event stream", 10);
    retain();
    assertThat(desk.changes().removedUpTo()).isEqualTo(10);
  }

  @Test
  void aConsumerWithoutRecentReportsRetainsNoPartition() {
    write(5, NOW.minus(Duration.ofDays(300)));
    cut();
    write(1, NOW);
    desk.changes().keepAfter("event stream", 0);
    TestPostgres.execute(
        settings, "update change_log_consumer set reported_at = reported_at - interval '31 days'");
    retain();
    assertThat(desk.changes().removedUpTo()).isEqualTo(5);
  }

  @Test
  void countsAreCorrectAfterARemoval() {
    desk.changes().append(Set.of(InvalidationTag.EVERYTHING));
    cut();
    write(1, NOW.plus(Duration.ofDays(1)));
    execute(
        dsl -> {
          new LogRetention(Duration.ofDays(1), () -> Instant.now().plus(Duration.ofDays(9)))
              .run(dsl);
          return 0;
        });
    assertThat(desk.changes().removedUpTo()).isPositive();
    assertThat(desk.recount(false, requests -> {}).agrees()).isTrue();
  }

  private void write(int rows, Instant at) {
    TestPostgres.execute(
        settings,
        """
        insert into change_log (at, kind, scopes, writer)
        select '%s', 'FOREIGN', '{unit:1}', 4 from generate_series(1, %d)
        """
            .formatted(at, rows));
  }

  private void arrange(@Nullable Duration retention) {
    execute(dsl -> new PartitionUpkeep(retention, () -> NOW).run(dsl));
  }

  private void retain() {
    execute(dsl -> new LogRetention(RETENTION, () -> NOW).run(dsl));
  }

  private void cut() {
    boolean done = execute(dsl -> ChangeLogPartitions.cut(dsl, 10_000));
    assertThat(done).isTrue();
  }

  private List<Long> firstIds() {
    return execute(ChangeLogPartitions::firstIds);
  }

  private int idsOf(String partition) {
    return execute(dsl -> dsl.fetchCount(table(name(partition))));
  }

  private <T> T execute(Function<DSLContext, T> work) {
    try (Connection connection = TestPostgres.connect(settings)) {
      return work.apply(DeskSchema.DEFAULT.on(connection));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
