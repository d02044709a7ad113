package io.technicianviews.bootstrap.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies that PostgreSQL executes every query of a desk with a long history without a scan of the
 * solved requests. Every statement that a query executes is checked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadPlansTest {

  private static final int REQUESTS = 30_000;
  private static final int UNITS = 20;
  private static final int LOGGED = 30_000;
  private static final List<Integer> PAGES = List.of(1, 9, 30);
  private static final int AT_LEAST_TIMES_LONGER = 10;
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir private static Path dataDir;

  private EmbeddedPostgres server;
  private Recorder recorder;
  private PostgresDesk postgres;
  private ServiceDesk desk;
  private List<Long> units;
  private long unsolved;

  /** The callers by their number of units; 0 is an admin, for whom all units are one set. */
  private final Map<Integer, Long> callers = new LinkedHashMap<>();

  @BeforeAll
  void fill() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    server = EmbeddedPostgres.join(dataDir);
    recorder = Recorder.installed();
    postgres =
        PostgresDesk.open(
            PostgresSettings.of(
                    recorder.accepted(server.jdbcUrl()), server.user(), server.password())
                .withClock(() -> NOW)
                .withPoolSize(4));
    new DeskGenerator(GenerationPlan.sized(REQUESTS, 1, 100, UNITS, 42), NOW, ZoneOffset.UTC)
        .generate(postgres.loader(), generated -> {});
    desk = ServiceDesk.builder().storage(postgres).timeout(Duration.ofMinutes(5)).build();
    people();
    log();
  }

  /** Technicians of some of the units, the busiest ones among them, and an admin. */
  private void people() {
    try (BulkLoad load = postgres.loader().begin()) {
      units = load.knownIds(EntityKind.BUSINESS_UNIT).values().stream().sorted().toList();
      List<Long> ids = load.newIds(EntityKind.PERSON, 4);
      List<Integer> sizes = List.of(1, 5, UNITS);
      for (int i = 0; i < sizes.size(); i++) {
        Long[] own = units.subList(0, sizes.get(i)).toArray(Long[]::new);
        String name = "Technician of " + sizes.get(i);
        load.people(List.of(PersonRecord.of(Person.technician(ids.get(i), name, own))));
        callers.put(sizes.get(i), ids.get(i));
      }
      load.people(List.of(PersonRecord.of(Person.admin(ids.getLast(), "Admin"))));
      callers.put(0, ids.getLast());
      load.commit();
    }
    unsolved =
        desk.technicianViews()
            .counts(caller(0), View.ALL_UNSOLVED, UnitScope.ALL)
            .orElseThrow()
            .value()
            .filterCounts()
            .all();
    assertThat(unsolved).isBetween(REQUESTS / 110L, REQUESTS / 90L);
  }

  /**
   * Fills the change log with as many entries as the history has, most of them of requests that are
   * not queried.
   */
  private void log() throws SQLException {
    try (Connection connection = connect()) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into change_log (at, kind, request_id, scopes, writer)"
                  + " select now(), 'UPDATED', id + 1000000000, '{-}', 4 from service_request limit ?")) {
        insert.setInt(1, LOGGED);
        assertThat(insert.executeUpdate()).isEqualTo(LOGGED);
      }
      connection.createStatement().execute("analyze change_log");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        TestDatabase.inSchema(recorder.accepted(server.jdbcUrl())),
        server.user(),
        server.password());
  }

  @AfterAll
  void leave() throws Exception {
    desk.close();
    postgres.close();
    recorder.close();
    server.close();
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void pagesOfAllViews() {
    List<String> faults = new ArrayList<>();
    callers.forEach(
        (size, caller) -> {
          for (View view : View.values()) {
            for (ViewQuery query : queries(view)) {
              faults.addAll(page(caller, Math.max(1, size), query));
            }
          }
        });
    assertThat(faults).isEmpty();
  }

  /** Checks the first page, later pages, and the next page by cursor after each of them. */
  private List<String> page(long caller, int size, ViewQuery query) {
    List<String> faults = new ArrayList<>();
    long total = Long.MAX_VALUE;
    for (int number : PAGES) {
      PageByNumber pageByNumber = new PageByNumber(number, PageByNumber.DEFAULT_PER_PAGE);
      if (pageByNumber.offset() * AT_LEAST_TIMES_LONGER > total) {
        // At a large offset of a short list, a sort of the whole list is as cheap.
        break;
      }
      AtomicReference<ViewPage> result = new AtomicReference<>();
      faults.addAll(page(caller, size, query.paging(pageByNumber), pageByNumber.offset(), result));
      ViewPage current = Objects.requireNonNull(result.get());
      total = current.total();
      Cursor next = current.next();
      if (next != null) {
        PageByCursor pageByCursor = new PageByCursor(next, PageByNumber.DEFAULT_PER_PAGE);
        faults.addAll(page(caller, size, query.paging(pageByCursor), 0, result));
      }
    }
    return faults;
  }

  private List<String> page(
      long caller, int size, ViewQuery query, long offset, AtomicReference<ViewPage> result) {
    return faults(
        new Allowance(size, offset, unsolved),
        query + " by the technician of " + size,
        () -> result.set(desk.technicianViews().page(caller, query).orElseThrow().value()));
  }

  private List<ViewQuery> queries(View view) {
    ViewQuery all = ViewQuery.of(view);
    List<ViewQuery> queries = new ArrayList<>(List.of(all));
    queries.add(all.type(RequestType.PARENTS));
    queries.add(all.type(RequestType.SUBTASKS));
    queries.add(all.units(UnitScope.only(units.getFirst())));
    queries.add(all.units(UnitScope.only(units.getLast())));
    queries.add(all.units(UnitScope.only(UnitScope.WITHOUT_UNIT)));
    queries.add(all.units(UnitScope.only(units.get(0), units.get(3), UnitScope.WITHOUT_UNIT)));
    if (view.isUnsolvedOnly()) {
      queries.add(all.unreadOnly(true));
      for (SortKey key :
          List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.PRIORITY, SortKey.DUE_DATE)) {
        queries.add(all.order(SortOrder.ascending(key)));
        queries.add(all.order(SortOrder.descending(key)).unreadOnly(true));
      }
    }
    return queries;
  }

  @Test
  void countsOfAllViews() {
    callers.forEach(
        (size, caller) -> {
          Allowance allowance = new Allowance(Math.max(1, size), 0, unsolved);
          List<String> faults = new ArrayList<>();
          for (View view : View.values()) {
            faults.addAll(
                faults(
                    allowance,
                    "counts of " + view,
                    () ->
                        desk.technicianViews().counts(caller, view, UnitScope.ALL).orElseThrow()));
            faults.addAll(
                faults(
                    allowance,
                    "business unit counts of " + view,
                    () -> desk.technicianViews().businessUnitCounts(caller, view).orElseThrow()));
          }
          assertThat(faults).as("technician of %d units", size).isEmpty();
        });
  }

  @Test
  void requesterLists() {
    long requester = firstRequest().request().requester().id();
    List<String> faults = new ArrayList<>();
    var first = desk.requests().own(requester, new PageByNumber(1, 3)).orElseThrow().value();
    PageByCursor pageByCursor = new PageByCursor(Objects.requireNonNull(first.next()), 3);
    Allowance allowance = new Allowance(1, 0, unsolved);
    faults.addAll(
        faults(
            allowance,
            "own requests",
            () -> desk.requests().own(requester, PageByNumber.FIRST).orElseThrow()));
    faults.addAll(
        faults(
            allowance,
            "own requests, next page",
            () -> desk.requests().own(requester, pageByCursor).orElseThrow()));
    assertThat(faults).isEmpty();
  }

  @Test
  void requestDetails() {
    long admin = caller(0);
    long id = firstRequest().request().id();
    desk.commands().take(caller(UNITS), id);
    desk.commands().addMessage(admin, id, "Is it on?").orElseThrow();
    desk.commands().markAsRead(admin, id, 1).orElseThrow();
    List<String> faults =
        faults(
            new Allowance(1, 0, 0),
            "request " + id,
            () -> {
              desk.requests().find(admin, id).orElseThrow();
              desk.requests().subtasks(admin, id, PageByNumber.FIRST).orElseThrow();
              desk.requests().messages(admin, id, PageByNumber.FIRST).orElseThrow();
              assertThat(
                      desk.requests().history(admin, id, PageByNumber.FIRST).orElseThrow().total())
                  .isPositive();
              desk.caller(admin).orElseThrow();
            });
    assertThat(faults).isEmpty();
  }

  @Test
  void pollsOfTheChangeLog() {
    var log = postgres.changes();
    // Readers begin at a complete entry: those that fill the log lack the requester.
    desk.recordExternalWrite(Set.of(new InvalidationTag.Unit(units.getFirst())));
    List<String> faults = new ArrayList<>();
    Allowance allowance = new Allowance(1, 0, 0);
    faults.addAll(faults(allowance, "the last id", log::lastId));
    try (InvalidationReader invalidations = log.newlyVisible();
        OrderedChangeReader ordered = log.readAfter(log.lastId())) {
      for (int i = 0; i < 2; i++) {
        faults.addAll(faults(allowance, "invalidations", invalidations::next));
        faults.addAll(faults(allowance, "ordered changes", () -> ordered.next(100)));
        desk.recordExternalWrite(Set.of(new InvalidationTag.Unit(units.getFirst())));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void detectsStatementsThatReadTheHistory() throws SQLException {
    Allowance allowance = new Allowance(UNITS, 0, unsolved);
    assertThat(violation(allowance, "", "select count(*) from service_request where subject = ?"))
        .anyMatch(fault -> fault.contains("a walk through a whole table: Seq Scan"));
    assertThat(
            violation(
                allowance,
                "set enable_seqscan = off",
                "select id from service_request where deleted_at is null and subject = ?"
                    + " order by created_at desc, id desc limit 20"))
        .anyMatch(fault -> fault.contains("rows read"));
    assertThat(
            violation(
                new Allowance(1, REQUESTS, REQUESTS),
                "set work_mem = '64kB'; set enable_indexscan = off; set enable_seqscan = off",
                "select id from service_request where subject <> ? order by subject, id"))
        .anyMatch(fault -> fault.contains("more than memory holds"));
  }

  private List<String> violation(Allowance allowance, String before, String sql)
      throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (!before.isEmpty()) {
        connection.createStatement().execute(before);
      }
      statement.setString(1, "no such subject");
      return faults(
          allowance,
          "violation",
          () -> {
            try {
              statement.executeQuery().close();
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private long caller(int size) {
    return Objects.requireNonNull(callers.get(size));
  }

  private RequestListItem firstRequest() {
    return desk.technicianViews()
        .page(caller(0), ViewQuery.of(View.ALL_UNSOLVED).type(RequestType.PARENTS))
        .orElseThrow()
        .value()
        .data()
        .getFirst();
  }

  private List<String> faults(Allowance allowance, String what, Runnable query) {
    List<String> faults = new ArrayList<>();
    for (Plan plan : recorder.during(query)) {
      for (String fault : plan.faults(allowance)) {
        faults.add("%s: %s%n%s%n%s".formatted(what, fault, plan.statement(), plan.outline()));
      }
    }
    return faults;
  }
}
