package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.testkit.contract.PresenceStoreContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresPresenceStoreTest extends PresenceStoreContract {

  private static PostgresSettings database;
  private static PostgresDesk one;
  private static PostgresDesk two;

  @BeforeAll
  static void open() {
    database = TestPostgres.migrated().withPoolSize(2);
    one = PostgresDesk.open(database);
    two = PostgresDesk.open(database);
  }

  @AfterAll
  static void close() {
    two.close();
    one.close();
  }

  @Override
  protected List<PresenceStore> newStore() {
    TestPostgres.execute(database, "delete from technician_views.presence");
    return List.of(one.presence(), two.presence());
  }

  @Test
  void activitiesOfALaterVersionAreSkipped() {
    PresenceStore store = newStore().getFirst();
    Presence presence = new Presence(1, 7, Activity.VIEWING);
    store.enter(presence, Duration.ofMinutes(1), 10);
    TestPostgres.execute(
        database,
        "insert into technician_views.presence (person_id, request_id, activity, ends_at)"
            + " values (8, 1, 'DICTATING', 'infinity')");
    assertThat(store.all()).containsExactly(presence);
  }
}
