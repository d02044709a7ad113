package io.technicianviews.persistence.internal.migration;

import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import org.flywaydb.core.Flyway;

/** A database whose schema is that of an older version. */
final class OlderDesk {

  private OlderDesk() {}

  /**
   * A desk with data, as a server of the version with this newest migration leaves it.
   *
   * @param version such as "3", or "3?" for the newest one before if there is no such migration
   */
  static PostgresSettings of(String version, String... data) {
    PostgresSettings database = TestPostgres.database();
    Flyway.configure()
        .dataSource(database.url().jdbcUrl(), database.url().user(), database.url().password())
        .locations("classpath:io/technicianviews/persistence/migration")
        .schemas(database.schema())
        .table("technician_views_history")
        .target(version)
        .load()
        .migrate();
    TestPostgres.execute(database, data);
    return database;
  }
}
