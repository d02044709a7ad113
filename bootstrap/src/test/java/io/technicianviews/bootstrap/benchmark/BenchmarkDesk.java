package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.CacheMeters;
import io.technicianviews.application.CacheSettings;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.port.LoadedPerson;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.ViewCache;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A generated desk of some size in a database of its own, made once and kept: 1 % unsolved, a
 * hundred units.
 */
final class BenchmarkDesk implements AutoCloseable {

  private static final int UNITS = 100;
  private static final int TECHNICIANS = 400;

  private final int requests;
  private final PostgresDesk postgres;

  private BenchmarkDesk(int requests, PostgresDesk postgres) {
    this.requests = requests;
    this.postgres = postgres;
  }

  static BenchmarkDesk of(int requests, int poolSize, EmbeddedPostgres server) throws SQLException {
    return of(requests, TECHNICIANS, "desk_of_" + requests, poolSize, server);
  }

  static BenchmarkDesk of(int requests, int technicians, int poolSize, EmbeddedPostgres server)
      throws SQLException {
    return of(
        requests, technicians, "desk_of_%d_%d".formatted(requests, technicians), poolSize, server);
  }

  private static BenchmarkDesk of(
      int requests, int technicians, String name, int poolSize, EmbeddedPostgres server)
      throws SQLException {
    return of(GenerationPlan.sized(requests, 1, technicians, UNITS, 42), name, poolSize, server);
  }

  /** A desk of a plan of its own, known by its name. */
  static BenchmarkDesk of(GenerationPlan plan, String name, int poolSize, EmbeddedPostgres server)
      throws SQLException {
    PostgresDesk postgres =
        PostgresDesk.open(
            PostgresSettings.of(database(name, server), server.user(), server.password())
                .withPoolSize(poolSize));
    fill(plan, postgres);
    return new BenchmarkDesk(plan.requests(), postgres);
  }

  private static String database(String name, EmbeddedPostgres server) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        ResultSet found =
            connection
                .createStatement()
                .executeQuery("select from pg_database where datname = '" + name + "'")) {
      if (!found.next()) {
        connection.createStatement().execute("create database " + name);
      }
    }
    return server.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
  }

  private static void fill(GenerationPlan plan, PostgresDesk postgres) {
    try (DeskLoad load = postgres.loader().begin()) {
      if (load.contents() != DeskLoad.Contents.NOTHING) {
        return;
      }
    }
    Instant begun = Instant.now();
    new DeskGenerator(plan, begun, ZoneOffset.UTC).generate(postgres.loader(), generated -> {});
    System.out.printf(
        "generated %,d requests in %d s%n",
        plan.requests(), Duration.between(begun, Instant.now()).toSeconds());
  }

  int requests() {
    return requests;
  }

  PostgresDesk postgres() {
    return postgres;
  }

  ServiceDesk serviceDesk() {
    return serviceDesk(postgres.snapshots());
  }

  ServiceDesk serviceDesk(ReadSnapshots snapshots) {
    return ServiceDesk.builder()
        .desk(postgres.desk())
        .snapshots(snapshots)
        .writes(postgres.writes())
        .changes(postgres.changes())
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  /** Whoever asks for it closes it. */
  ServiceDesk cachedDesk(ViewCache cache, CacheSettings settings, CacheMeters meters) {
    return ServiceDesk.builder()
        .desk(postgres.desk())
        .snapshots(postgres.snapshots())
        .writes(postgres.writes())
        .changes(postgres.changes())
        .cache(cache)
        .cacheSettings(settings)
        .cacheMeters(meters)
        .build();
  }

  Person first(Role role) {
    try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
      return snapshot.people().firstActive(role).orElseThrow();
    }
  }

  /** A technician who works for so many units; made when he is first asked for. */
  long technicianOf(int units) {
    String name = "Technician of " + units + " units";
    try (DeskLoad load = postgres.loader().begin()) {
      Long known = load.knownIds(Kind.PERSON).get(name);
      if (known != null) {
        return known;
      }
      long id = load.newIds(Kind.PERSON, 1).getFirst();
      Long[] his =
          load.knownIds(Kind.BUSINESS_UNIT).values().stream()
              .sorted()
              .limit(units)
              .toArray(Long[]::new);
      load.people(List.of(new LoadedPerson(Person.technician(id, name, his), name)));
      load.commit();
      return id;
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
