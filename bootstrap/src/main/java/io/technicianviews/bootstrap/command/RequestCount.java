package io.technicianviews.bootstrap.command;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import java.time.Duration;
import java.time.InstantSource;

/** The number of requests in a helpdesk, from its counters. */
final class RequestCount {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private RequestCount() {}

  /** Returns the number of requests, without deleted ones. */
  static long of(PostgresDesk desk, InstantSource clock) {
    DeskDay today = DeskDay.at(clock.instant(), desk.desk().timeZone());
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return snapshot
          .read(new CountQuery.ScopeCounts(UnitScope.ALL, today))
          .of(View.ALL_TICKETS)
          .all();
    }
  }
}
