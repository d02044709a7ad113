package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.DeskWrites;
import io.technicianviews.domain.port.ReadSnapshots;

/** The desk in PostgreSQL that the suites share; it lives as long as the JVM. */
final class PostgresDesks {

  private static final PostgresDesk DESK =
      PostgresDesk.open(TestPostgres.database().withPoolSize(4));

  private PostgresDesks() {}

  /** The same desk each time, emptied. Whatever was done to it before, its counters agree. */
  static DeskUnderTest empty() {
    assertThat(DESK.recount(false, requests -> {}).differences()).isEmpty();
    try (DeskLoad load = DESK.loader().begin()) {
      load.clear();
      load.commit();
    }
    return new DeskUnderTest() {
      @Override
      public ReadSnapshots snapshots() {
        return DESK.snapshots();
      }

      @Override
      public DeskLoader loader() {
        return DESK.loader();
      }

      @Override
      public DeskWrites writes() {
        return DESK.writes();
      }

      @Override
      public ChangeLog changes() {
        return DESK.changes();
      }
    };
  }
}
