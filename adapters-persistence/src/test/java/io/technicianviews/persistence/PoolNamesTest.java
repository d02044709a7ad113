package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** The meters of several desks in one registry. */
class PoolNamesTest {

  private final PostgresSettings database = TestPostgres.database();

  @Test
  void twoDesksInOneRegistryHaveMetersOfTheirOwn() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (PostgresDesk first = PostgresDesk.open(settings("first", meters));
        PostgresDesk second = PostgresDesk.open(settings("second", meters))) {
      assertThat(meters.find("hikaricp.connections.max").gauges())
          .extracting(gauge -> gauge.getId().getTag("pool"))
          .containsExactlyInAnyOrder(
              "first-queries", "first-writes", "second-queries", "second-writes");
      for (String gauge :
          new String[] {
            "technician.views.counters.mismatches", "technician.views.changelog.sequence.gap.age"
          }) {
        assertThat(meters.find(gauge).gauges())
            .extracting(one -> one.getId().getTag("desk"))
            .containsExactlyInAnyOrder(first.desk().id().toString(), second.desk().id().toString());
      }
    }
    assertThat(meters.getMeters()).isEmpty();
  }

  @Test
  void aBlankNameIsRejected() {
    assertThatThrownBy(() -> database.withPoolName(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("poolName must not be blank");
  }

  private PostgresSettings settings(String name, SimpleMeterRegistry meters) {
    return database.withSchema(name + "_desk").withPoolName(name).withMeters(meters);
  }
}
