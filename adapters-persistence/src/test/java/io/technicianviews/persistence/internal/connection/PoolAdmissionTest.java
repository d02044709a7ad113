package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.Deadline;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolAdmissionTest {

  private static final PostgresSettings DATABASE = TestPostgres.desk();
  private static final Deadline LONG = Deadline.in(Duration.ofMinutes(1));

  private final ConnectionPool pool =
      ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(2)));

  @AfterEach
  void everyPlaceIsFree() {
    assertThat(pool.available()).isEqualTo(2);
    pool.close();
  }

  @Test
  void thereAreAsManyAdmissionsAsConnections() {
    try (PoolAdmission one = pool.tryAdmit().orElseThrow();
        PoolAdmission two = pool.tryAdmit().orElseThrow()) {
      assertThat(one).isNotSameAs(two);
      assertThat(pool.tryAdmit()).isEmpty();
      assertThatThrownBy(() -> pool.admit(Deadline.in(Duration.ofMillis(20))))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessage("no database connection was available before the deadline");
    }
  }

  @Test
  void connectionsOfAnAdmissionDoNotWaitForOtherCallers() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        PoolAdmission other = pool.admit(LONG)) {
      Future<?> waiting;
      try (PoolAdmission admission = pool.admit(LONG)) {
        waiting = threads.submit(() -> pool.release(pool.acquire(LONG)));
        for (int i = 0; i < 10; i++) {
          try (SharedTransaction transaction = begin(admission)) {
            assertThat(transaction.begun()).isNotNull();
          }
        }
        assertThat(waiting.isDone()).isFalse();
      }
      waiting.get();
      assertThat(other).isNotNull();
    }
  }

  @Test
  void anAdmissionHasOneConnectionAtATime() {
    try (PoolAdmission admission = pool.admit(LONG);
        SharedTransaction open = begin(admission)) {
      assertThat(open.begun()).isNotNull();
      assertThatThrownBy(() -> begin(admission)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void thePlaceIsFreeWhenTheConnectionIsReturnedToo() {
    PoolAdmission admission = pool.admit(LONG);
    Connection connection = admission.acquire(LONG);
    admission.close();
    admission.close();
    assertThat(pool.available()).isEqualTo(1);
    assertThatThrownBy(() -> admission.acquire(LONG)).isInstanceOf(IllegalStateException.class);
    admission.release(connection);
    assertThat(pool.available()).isEqualTo(2);
  }

  @Test
  void aBrokenConnectionIsReplacedUnderTheSameAdmission() {
    try (PoolAdmission admission = pool.admit(LONG)) {
      try (SharedTransaction broken = begin(admission)) {
        assertThatThrownBy(
                () ->
                    broken.read(
                        dsl ->
                            dsl.select(
                                    field("pg_terminate_backend(pg_backend_pid())", Boolean.class))
                                .fetchSingle()))
            .isInstanceOf(DeskUnavailableException.class);
      }
      try (SharedTransaction next = begin(admission)) {
        assertThat(next.begun()).isNotNull();
      }
      assertThat(pool.available()).isEqualTo(1);
    }
  }

  private SharedTransaction begin(PoolAdmission admission) {
    return SharedTransaction.begin(pool, admission, Deadline.in(Duration.ofSeconds(30)), List.of());
  }
}
