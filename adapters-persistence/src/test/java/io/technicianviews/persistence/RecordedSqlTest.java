package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.recorded.RecordedText;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares the SQL that each query and command of a helpdesk sends with a recording, one line per
 * round trip. Values are bound, so that the text does not depend on them.
 */
class RecordedSqlTest {

  /** More units than are counted by a part for each. */
  private static final int UNITS = 21;

  private static final Pattern TIMEOUT = Pattern.compile("'\\d+ms'");
  private static final Pattern SNAPSHOT_ID = Pattern.compile("'[0-9A-F]+-[0-9A-F]+-\\d+'");

  private RecordingDriver driver;
  private PostgresDesk postgres;
  private ServiceDesk desk;
  private long technician;
  private long admin;
  private long requester;
  private long unit;
  private long request;

  @BeforeEach
  void open() throws SQLException {
    driver = new RecordingDriver();
    driver.install();
    PostgresSettings database = TestPostgres.migrated();
    // One connection, so that the distribution of statements over connections is deterministic.
    postgres =
        PostgresDesk.open(
            TestPostgres.at(database, driver.accepted(database.url().jdbcUrl())).withPoolSize(1));
    try (BulkLoad load = postgres.loader().begin()) {
      List<Long> units = load.newIds(EntityKind.BUSINESS_UNIT, UNITS);
      unit = units.getFirst();
      load.businessUnits(units.stream().map(id -> new BusinessUnit(id, "Unit " + id)).toList());
      List<Long> people = load.newIds(EntityKind.PERSON, 3);
      technician = people.get(0);
      admin = people.get(1);
      requester = people.get(2);
      load.people(
          List.of(
              PersonRecord.of(Person.technician(technician, "Tom", unit)),
              PersonRecord.of(Person.admin(admin, "Ada")),
              PersonRecord.of(Person.requester(requester, "Rita"))));
      load.commit();
    }
    desk = builder().build();
    for (int i = 0; i < 3; i++) {
      request = created("Request " + i);
      desk.commands().addMessage(requester, request, "Hello").orElseThrow();
    }
    desk.technicianViews().page(technician, ViewQuery.of(View.ALL_TICKETS)).orElseThrow();
  }

  @AfterEach
  void close() throws SQLException {
    desk.close();
    postgres.close();
    driver.close();
  }

  private ServiceDesk.Builder builder() {
    return ServiceDesk.builder().storage(postgres);
  }

  @Test
  void eachQuerySendsTheRecordedStatements() {
    RecordedText.assertRecorded("queries.sql", recorded(queries(desk)));
  }

  @Test
  void eachCacheMissSendsTheRecordedStatements() {
    InMemoryQueryCache nothing = new InMemoryQueryCache(InstantSource.system());
    try (ServiceDesk cached = builder().cache(nothing).build()) {
      // The change log is polled by another thread, which is not recorded.
      String missed = recorded(queries(cached));
      Map<String, Supplier<Result<?>>> again = queries(cached);
      again.keySet().removeIf(name -> !name.startsWith("page") && !name.startsWith("counts"));
      RecordedText.assertRecorded("cached-queries.sql", missed + "AGAIN\n" + recorded(again));
    }
  }

  private Map<String, Supplier<Result<?>>> queries(ServiceDesk queried) {
    Map<String, Supplier<Result<?>>> queries = new LinkedHashMap<>();
    var views = queried.technicianViews();
    for (View view : View.values()) {
      queries.put("page of " + view.wireName(), () -> views.page(technician, ViewQuery.of(view)));
    }
    ViewQuery unsolved = ViewQuery.of(View.ALL_UNSOLVED);
    queries.put("page of all units", () -> views.page(admin, ViewQuery.of(View.ALL_TICKETS)));
    queries.put(
        "page of subtasks", () -> views.page(technician, unsolved.type(RequestType.SUBTASKS)));
    queries.put("page of unread", () -> views.page(technician, unsolved.unreadOnly(true)));
    queries.put(
        "page by due date",
        () -> views.page(technician, unsolved.order(SortOrder.ascending(SortKey.DUE_DATE))));
    queries.put(
        "page of one unit", () -> views.page(technician, unsolved.units(UnitScope.only(unit))));
    queries.put(
        "page by number", () -> views.page(technician, unsolved.paging(new PageByNumber(2, 2))));
    queries.put(
        "page far behind the end",
        () -> views.page(technician, unsolved.paging(new PageByNumber(2000, 2))));
    queries.put(
        "page after a cursor",
        () ->
            views.page(
                technician,
                unsolved.paging(
                    new PageByCursor(
                        Objects.requireNonNull(
                            views
                                .page(technician, unsolved.paging(new PageByNumber(1, 1)))
                                .orElseThrow()
                                .value()
                                .next()),
                        2))));
    queries.put("counts", () -> views.counts(technician, View.ALL_UNSOLVED, UnitScope.ALL));
    queries.put("counts of all units", () -> views.counts(admin, View.ALL_UNSOLVED, UnitScope.ALL));
    queries.put(
        "counts of one unit", () -> views.counts(admin, View.ALL_UNSOLVED, UnitScope.only(unit)));
    queries.put(
        "business unit counts", () -> views.businessUnitCounts(technician, View.ALL_UNSOLVED));
    queries.put(
        "business unit counts of a personal view",
        () -> views.businessUnitCounts(admin, View.MY_UNSOLVED));
    queries.put("page of a requester", () -> queried.requests().own(requester, PageByNumber.FIRST));
    queries.put("request", () -> queried.requests().find(technician, request));
    queries.put(
        "messages", () -> queried.requests().messages(technician, request, PageByNumber.FIRST));
    queries.put(
        "subtasks", () -> queried.requests().subtasks(technician, request, PageByNumber.FIRST));
    queries.put(
        "history", () -> queried.requests().history(technician, request, PageByNumber.FIRST));
    queries.put("caller", () -> queried.caller(technician));
    queries.put("people", () -> queried.administration().people(admin, PageByNumber.FIRST));
    queries.put("person", () -> queried.administration().person(admin, requester));
    queries.put(
        "business units", () -> queried.administration().businessUnits(admin, PageByNumber.FIRST));
    queries.put("statuses", () -> queried.administration().statuses(admin));
    queries.put("priorities", () -> queried.administration().priorities(admin));
    return queries;
  }

  @Test
  void eachCommandSendsTheRecordedStatements() {
    long open = created("To be changed");
    var commands = desk.commands();
    Map<String, Supplier<Result<?>>> all = new LinkedHashMap<>();
    all.put("create", () -> commands.create(technician, newRequest("Made by a technician")));
    all.put("create for oneself", () -> commands.create(requester, own("Made by a requester")));
    all.put(
        "create with a key",
        () ->
            commands.create(
                technician,
                newRequest("Made once"),
                new IdempotencyKey<>("key", "fingerprint", detail -> "made")));
    all.put(
        "create with the same key",
        () ->
            commands.create(
                technician,
                newRequest("Made once"),
                new IdempotencyKey<>("key", "fingerprint", detail -> "made")));
    all.put("create subtask", () -> commands.createSubtask(technician, request, own("Subtask")));
    all.put("take", () -> commands.take(technician, open));
    all.put("unassign", () -> commands.unassign(technician, open, technician));
    all.put("assign", () -> commands.assign(admin, open, technician));
    all.put("update", () -> commands.update(technician, open, status(Status.SOLVED)));
    all.put("update to the same", () -> commands.update(technician, open, status(Status.SOLVED)));
    all.put(
        "update with subtasks",
        () -> commands.update(technician, request, status(Status.IN_PROGRESS)));
    all.put("add message", () -> commands.addMessage(requester, open, "Thanks"));
    all.put("move read position", () -> commands.markAsRead(technician, open, 1));
    all.put("delete", () -> commands.delete(admin, open));
    RecordedText.assertRecorded("commands.sql", recorded(all));
  }

  private long created(String subject) {
    return desk.commands()
        .create(technician, newRequest(subject))
        .orElseThrow()
        .item()
        .request()
        .id();
  }

  private NewRequest newRequest(String subject) {
    return NewRequest.of(subject).priority(Priority.HIGH).businessUnit(unit).requester(requester);
  }

  private static NewRequest own(String subject) {
    return NewRequest.of(subject).priority(Priority.HIGH);
  }

  private static RequestPatch status(Status status) {
    return RequestPatch.NOTHING.status(status);
  }

  private String recorded(Map<String, Supplier<Result<?>>> calls) {
    return calls.entrySet().stream()
        .map(call -> "-- " + call.getKey() + "\n" + recorded(call.getValue()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String recorded(Supplier<Result<?>> call) {
    List<String> texts =
        driver.during(() -> assertThat(call.get()).isInstanceOf(Result.Success.class));
    return texts.stream().map(text -> normalized(text) + "\n").collect(Collectors.joining());
  }

  /** Replaces the varying parts of the text that are not bind values. */
  private static String normalized(String text) {
    return SNAPSHOT_ID
        .matcher(TIMEOUT.matcher(text).replaceAll("'TIMEOUT'"))
        .replaceAll("'SNAPSHOT'");
  }
}
