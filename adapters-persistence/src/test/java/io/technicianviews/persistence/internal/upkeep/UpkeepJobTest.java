package io.technicianviews.persistence.internal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class UpkeepJobTest {

  @Test
  void aTaskIsBoundedInTheDatabaseAndOnTheNetwork() {
    AtomicReference<String> bounds = new AtomicReference<>();
    try (ConnectionPool pool = ConnectionPool.forWrites(TestPostgres.server(TestPostgres.desk()));
        UpkeepJob job =
            new UpkeepJob(
                pool,
                List.of(
                    dsl -> {
                      bounds.set(bounds(dsl));
                      return false;
                    }))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> bounds.get() != null);

      assertThat(bounds.get()).as("of %s", job).matches("(60s|1min|59[0-9]{3}ms) 6[01][0-9]{3}");
    }
  }

  private static String bounds(DSLContext dsl) {
    return dsl.fetchSingle("select current_setting('statement_timeout')").get(0)
        + " "
        + dsl.connectionResult(connection -> connection.getNetworkTimeout());
  }
}
