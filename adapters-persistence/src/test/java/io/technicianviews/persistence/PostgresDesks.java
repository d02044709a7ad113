package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.testkit.DeskUnderTest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The desks in PostgreSQL that the test suites share, one per time zone. They are open until the
 * JVM ends. Each is in a schema that is not the default one, beside tables of another application
 * that have the same names and are in the search path.
 */
public final class PostgresDesks {

  private static final Map<ZoneId, PostgresDesk> DESKS = new ConcurrentHashMap<>();
  private static final Map<ZoneId, PostgresSettings> DATABASES = new ConcurrentHashMap<>();

  private PostgresDesks() {}

  /** The shared desk in UTC, emptied. First verifies the counters that the previous test left. */
  public static DeskUnderTest empty() {
    return empty(ZoneOffset.UTC);
  }

  /** As {@link #empty()}, for this time zone. */
  static DeskUnderTest empty(ZoneId zone) {
    PostgresDesk desk = DESKS.computeIfAbsent(zone, PostgresDesks::open);
    assertThat(desk.recount(false, requests -> {}).differences()).isEmpty();
    try (BulkLoad load = desk.loader().begin()) {
      load.clear();
      load.commit();
    }
    return new DeskUnderTest() {
      @Override
      public SnapshotSource snapshots() {
        return desk.snapshots();
      }

      @Override
      public BulkLoader loader() {
        return desk.loader();
      }

      @Override
      public WriteTransactions writes() {
        return desk.writes();
      }

      @Override
      public ChangeLog changes() {
        return desk.changes();
      }

      @Override
      public void removeChanges() {
        removeChangesOf(desk, requireNonNull(DATABASES.get(zone)));
      }
    };
  }

  private static void removeChangesOf(PostgresDesk desk, PostgresSettings database) {
    TestPostgres.execute(database, "select helpdesk.cut_change_log(10000)");
    desk.changes().append(Set.of(InvalidationTag.REFERENCE_DATA));
    TestPostgres.execute(
        database, "select helpdesk.remove_change_log(" + desk.changes().lastId() + ")");
  }

  private static PostgresDesk open(ZoneId zone) {
    PostgresSettings fresh = TestPostgres.database().withSchema("helpdesk");
    // Sets the search path of later connections.
    OtherApplication.in(fresh);
    PostgresSettings database = ReusingDriver.reused(fresh);
    DATABASES.put(zone, database);
    return PostgresDesk.open(database.withPoolSize(4).withTimeZone(zone));
  }
}
