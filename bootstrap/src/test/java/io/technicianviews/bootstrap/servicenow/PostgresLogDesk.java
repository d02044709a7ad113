package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Predicate;

/** A desk in PostgreSQL for logs, in the time zone of {@link ImportedDesk}. */
final class PostgresLogDesk implements AutoCloseable {

  private final Path dataDir;
  private final EmbeddedPostgres server;
  private final PostgresDesk postgres;

  PostgresLogDesk(Path dataDir) throws IOException {
    this.dataDir = dataDir;
    TestDatabase.initializedBefore(dataDir);
    server = EmbeddedPostgres.join(dataDir);
    postgres = open(server.jdbcUrl(), server.user(), server.password());
  }

  static PostgresDesk open(String jdbcUrl, String user, String password) {
    return PostgresDesk.open(
        PostgresSettings.of(jdbcUrl, user, password).withTimeZone(ImportedDesk.ZONE));
  }

  EmbeddedPostgres server() {
    return server;
  }

  PostgresDesk postgres() {
    return postgres;
  }

  ServiceDesk desk() {
    return DeskFactory.serviceDesk(postgres);
  }

  ReplayCounts replays(Path file, ImportOptions options, int writers) {
    ServiceNowReplay replay =
        new ServiceNowReplay(postgres.loader(), ImportedDesk.ZONE, desk().replay()::apply, writers);
    return ((ImportOutcome.Replayed) replay.run(file, options, ImportProgress.SILENT)).events();
  }

  /** The observable content of the desk, with the views of some technicians. */
  DeskPicture picture(LocalDate today, Predicate<String> technicians) {
    return DeskPicture.of(
        postgres.snapshots(),
        postgres.loader(),
        new DeskDay(today, ImportedDesk.ZONE),
        technicians);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    server.close();
    TestDatabase.cleanUp(dataDir);
  }
}
