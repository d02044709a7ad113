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
 * A generated helpdesk in a separate database. It is generated once and reused by later runs.
 * Without a plan it has a hundred units and 1 % unsolved requests.
 */
final class BenchmarkDesk implements AutoCloseable {

  private static final int UNITS = 100;
  private static final int TECHNICIANS = 400;

  private final int requests;
  private final PostgresSettings settings;
  private final PostgresDesk postgres;

  private BenchmarkDesk(int requests, PostgresSettings settings) {
    this.requests = requests;
    // A separate registry, since several helpdesks are open in one process.
    this.settings = settings.withMeters(new SimpleMeterRegistry());
    this.postgres = PostgresDesk.open(this.settings);
  }

  static BenchmarkDesk of(int requests, int poolSize, EmbeddedPostgres server) throws SQLException {
    return of(requests, TECHNICIANS, "desk_of_" + requests, poolSize, server);
  }

  /** Opens the same helpdesk with a separate connection pool. */
  BenchmarkDesk reopen() {
    return new BenchmarkDesk(requests, settings);
  }

  /**
   * Opens the same helpdesk with other PostgreSQL settings for its connections.
   *
   * @param options such as {@code -c commit_delay=5000}
   */
  BenchmarkDesk reopen(String options) {
    return reopenWithParameter("options=" + URLEncoder.encode(options, StandardCharsets.UTF_8));
  }

  /** Opens the same helpdesk with an additional parameter in the JDBC URL. */
  BenchmarkDesk reopenWithParameter(String parameter) {
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

  /** Opens the helpdesk with this name; generates it from the plan if it is empty. */
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
    Instant start = Instant.now();
    new DeskGenerator(plan, start, ZoneOffset.UTC).generate(postgres.loader(), generated -> {});
    System.out.printf(
        "generated %,d requests in %d s%n",
        plan.requests(), Duration.between(start, Instant.now()).toSeconds());
  }

  int requests() {
    return requests;
  }

  PostgresDesk postgres() {
    return postgres;
  }

  /** Opens a plain connection to the database. The caller closes it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        TestDatabase.inSchema(settings.url().jdbcUrl()),
        settings.url().user(),
        settings.url().password());
  }

  /** Returns the current day in the time zone of the helpdesk. */
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

  /** Creates a service desk with a cache. The caller closes it. */
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

  /** Returns the other active people with exactly the technician's units. */
  List<Person> teammates(Person technician) {
    try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
      // Technicians are among the first people of the helpdesk.
      return snapshot.read(new PeopleQuery.PeoplePage(0, 2 * TECHNICIANS)).stream()
          .filter(person -> person.active() && person.id() != technician.id())
          .filter(person -> person.businessUnits().equals(technician.businessUnits()))
          .toList();
    }
  }

  /** Returns a technician with this number of units; creates the technician on the first call. */
  long technicianWithUnits(int units) {
    String name = "Technician of " + units + " units";
    try (BulkLoad load = postgres.loader().begin()) {
      Long knownId = load.knownIds(EntityKind.PERSON).get(name);
      if (knownId != null) {
        return knownId;
      }
      long id = load.newIds(EntityKind.PERSON, 1).getFirst();
      Long[] unitIds =
          load.knownIds(EntityKind.BUSINESS_UNIT).values().stream()
              .sorted()
              .limit(units)
              .toArray(Long[]::new);
      load.people(List.of(new PersonRecord(Person.technician(id, name, unitIds), name)));
      load.commit();
      return id;
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
