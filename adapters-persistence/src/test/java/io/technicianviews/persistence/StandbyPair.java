package io.technicianviews.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;

/** A primary and a standby that replicates it, both real servers. */
final class StandbyPair implements AutoCloseable {

  private static final String DATABASE = "desk";

  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  private StandbyPair(EmbeddedPostgres primary, EmbeddedPostgres standby) {
    this.primary = primary;
    this.standby = standby;
  }

  /** Starts both servers, with an empty database. */
  static StandbyPair in(Path directory) throws IOException {
    Path data = directory.resolve("primary");
    Path copy = directory.resolve("standby");
    server(data).start().close();
    copy(data, copy);
    Files.createFile(copy.resolve("standby.signal"));
    EmbeddedPostgres primary = server(data).start();
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.getPort()),
        StandardOpenOption.APPEND);
    EmbeddedPostgres standby = server(copy).start();
    TestPostgres.execute(settings(primary, "postgres"), "create database " + DATABASE);
    return new StandbyPair(primary, standby);
  }

  private static EmbeddedPostgres.Builder server(Path data) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("wal_keep_size", "64MB");
    PostgresJar.of("postgres.binaries").ifPresent(builder::setPgBinaryResolver);
    return builder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  PostgresSettings primary() {
    return settings(primary, DATABASE);
  }

  PostgresSettings standby() {
    return settings(standby, DATABASE);
  }

  /** Promotes the standby to a primary. */
  void promote() {
    TestPostgres.execute(standby(), "select pg_promote()");
  }

  private static PostgresSettings settings(EmbeddedPostgres server, String database) {
    return PostgresSettings.of(
        "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database),
        "postgres",
        "postgres");
  }

  @Override
  public void close() throws IOException {
    try (primary) {
      standby.close();
    }
  }
}
