package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.testkit.StorageParts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
  private final PostgresSettings settings;
  private final PostgresDesk postgres;

  private BenchmarkDesk(int requests, PostgresSettings settings) {
    this.requests = requests;
    // Of its own, as several desks are open in one process.
    this.settings = settings.withMeters(new SimpleMeterRegistry());
    this.postgres = PostgresDesk.open(this.settings);
  }

  static BenchmarkDesk of(int requests, int poolSize, EmbeddedPostgres server) throws SQLException {
    return of(requests, TECHNICIANS, "desk_of_" + requests, poolSize, server);
  }

  /** The same desk on connections of their own. */
  BenchmarkDesk reopened() {
    return new BenchmarkDesk(requests, settings);
  }

  /**
   * The same desk, whose connections have other settings of PostgreSQL.
   *
   * @param options such as {@code -c commit_delay=5000}
   */
  BenchmarkDesk reopened(String options) {
    return reopenedWith("options=" + URLEncoder.encode(options, StandardCharsets.UTF_8));
  }

  /** The same desk by an address with a further parameter. */
  BenchmarkDesk reopenedWith(String parameter) {
    String url = settings.url().jdbcUrl();
    return new BenchmarkDesk(
        requests,
        PostgresSettings.of(
                url + (url.contains("?") ? "&" : "?") + parameter,
                settings.url().user(),
                settings.url().password())
            .withPoolSize(settings.poolSize()));
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
    BenchmarkDesk desk =
        new BenchmarkDesk(
            plan.requests(),
            PostgresSettings.of(database(name, server), server.user(), server.password())
                .withPoolSize(poolSize));
    fill(plan, desk.postgres);
    return desk;
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
    try (BulkLoad load = postgres.loader().begin()) {
      if (load.contents() != BulkLoad.DeskContents.NOTHING) {
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

  /** A plain connection to its database, for whoever asks for it to close. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        TestDatabase.inSchema(settings.url().jdbcUrl()),
        settings.url().user(),
        settings.url().password());
  }

  /** The day that it is at the desk. */
  DeskDay today() {
    return DeskDay.at(Instant.now(), postgres.desk().timeZone());
  }

  ServiceDesk serviceDesk() {
    return serviceDesk(postgres.snapshots());
  }

  ServiceDesk serviceDesk(SnapshotSource snapshots) {
    return serviceDesk(snapshots, Duration.ofMinutes(1));
  }

  ServiceDesk serviceDesk(Duration timeout) {
    return serviceDesk(postgres.snapshots(), timeout);
  }

  private ServiceDesk serviceDesk(SnapshotSource snapshots, Duration timeout) {
    return ServiceDesk.builder()
        .storage(
            new StorageParts(postgres.desk(), snapshots, postgres.writes(), postgres.changes()))
        .timeout(timeout)
        .build();
  }

  /** Whoever asks for it closes it. */
  ServiceDesk cachedDesk(QueryCache cache, CacheSettings settings, CacheMetrics meters) {
    return ServiceDesk.builder()
        .storage(postgres)
        .cache(cache)
        .cacheSettings(settings)
        .cacheMetrics(meters)
        .build();
  }

  Person first(Role role) {
    try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
      return snapshot.read(new PeopleQuery.FirstActive(role)).orElseThrow();
    }
  }

  /** The technicians of the desk who work for the very same units, and are not the same person. */
  List<Person> teammates(Person technician) {
    try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
      // They are among the first people that the desk got.
      return snapshot.read(new PeopleQuery.PeoplePage(0, 2 * TECHNICIANS)).stream()
          .filter(person -> person.active() && person.id() != technician.id())
          .filter(person -> person.businessUnits().equals(technician.businessUnits()))
          .toList();
    }
  }

  /** A technician who works for so many units; made when he is first asked for. */
  long technicianOf(int units) {
    String name = "Technician of " + units + " units";
    try (BulkLoad load = postgres.loader().begin()) {
      Long known = load.knownIds(EntityKind.PERSON).get(name);
      if (known != null) {
        return known;
      }
      long id = load.newIds(EntityKind.PERSON, 1).getFirst();
      Long[] his =
          load.knownIds(EntityKind.BUSINESS_UNIT).values().stream()
              .sorted()
              .limit(units)
              .toArray(Long[]::new);
      load.people(List.of(new PersonRecord(Person.technician(id, name, his), name)));
      load.commit();
      return id;
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
