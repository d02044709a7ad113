package io.technicianviews.persistence;

import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.testkit.contract.PresenceStoreContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
