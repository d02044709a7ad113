package io.technicianviews.bootstrap.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk with a cache whose PostgreSQL is killed and restarted. */
class RestartedPostgresTest {

  @TempDir private Path dataDir;

  @Test
  void isUnavailableWithoutPostgresAndReturnsNoEntryOfTheEarlierEpoch() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    Settings settings = Settings.read(Map.of("DATA_DIR", dataDir.toString()), Tokens.NOT_NEEDED);
    try (ResourceStack resourceStack = ResourceStack.empty()) {
      PostgresDesk postgres = DeskFactory.open(settings, resourceStack);
      CheckedDesk.fill(postgres.loader(), Instant.now());
      ServiceDesk desk =
          DeskFactory.cachedDesk(postgres, settings, resourceStack, new SimpleMeterRegistry());
      DeskNode node = new DeskNode(desk, CheckedDesk.TECHNICIAN, CheckedDesk.ADMIN);
      page(desk);
      assertThat(cache(page(desk))).isEqualTo(CacheOutcome.HIT);

      TestDatabase.killPostmaster(dataDir);
      assertThat(unavailable(desk)).isTrue();
      try (EmbeddedPostgres restarted = EmbeddedPostgres.join(dataDir)) {
        assertThat(restarted.jdbcUrl()).isNotBlank();
        assertThat(cache(page(desk))).isEqualTo(CacheOutcome.MISS);
        assertThat(cache(page(desk))).isEqualTo(CacheOutcome.HIT);
        RowState written = new RowState("After the start", CheckedDesk.UNIT, false);
        node.change(1, written);
        assertThat(node.readPage().rows()).containsEntry(1L, written);
      }
    }
  }

  private static Result<AsOf<ViewPage>> page(ServiceDesk desk) {
    return desk.technicianViews().page(CheckedDesk.TECHNICIAN, ViewQuery.of(View.ALL_TICKETS));
  }

  private static CacheOutcome cache(Result<AsOf<ViewPage>> result) {
    return ((Result.Success<AsOf<ViewPage>>) result).cache();
  }

  private static boolean unavailable(ServiceDesk desk) {
    try {
      page(desk);
      return false;
    } catch (DeskUnavailableException e) {
      return true;
    }
  }
}
