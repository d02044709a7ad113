package io.technicianviews.persistence.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.cell.CellSelector;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.query.MessageQuery.UnsolvedReadPositions;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.RequestQuery.AssignedUnsolvedRequests;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.query.RequestQuery.UnsolvedRequests;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.search.SearchSql;
import io.technicianviews.persistence.internal.search.TagSql;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks the query plans on a desk with a long history: no query scans all requests, so a missing
 * index fails a test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {

  private static final int REQUESTS = 20_000;
  private static final int BATCH = 1_000;
  private static final int UNITS = 40;
  private static final int FIRST_UNITS = 5;
  private static final int ONE_IN = 100;
  private static final int OLDEST = 200;

  /** Few, since each cell of each unit is read for as many. */
  private static final int CELL_ROWS = 5;

  /**
   * The limit of rows read: far more than are unsolved, recent or on a page; far less than the
   * history of any user but the first.
   */
  private static final int BOUND = REQUESTS / 20;

  private static final Pattern SCAN =
      Pattern.compile(
          " on (?:service_request|request_search|request_tag|person|assignment|view_counter|view_counter_change)\\b.*actual rows=([\\d.]+) loops=(\\d+)");
  private static final Pattern SKIPPED =
      Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final DeskDay TODAY = DeskDay.at(NOON, ZoneOffset.UTC);

  private PostgresSettings database;
  private Connection connection;
  private DSLContext dsl;
  private List<Long> units;
  private List<Person> users;

  @BeforeAll
  void fill() throws Exception {
    database = TestPostgres.migrated();
    try (PostgresDesk desk = PostgresDesk.open(database);
        BulkLoad load = desk.loader().begin()) {
      units = load.newIds(EntityKind.BUSINESS_UNIT, UNITS);
      load.businessUnits(units.stream().map(id -> new BusinessUnit(id, "Unit " + id)).toList());
      List<Long> people = load.newIds(EntityKind.PERSON, 100);
      users =
          List.of(
              Person.technician(people.get(0), "Of a large one", units.getFirst()),
              Person.technician(people.get(3), "Of a small one", units.getLast()),
              Person.technician(
                  people.get(1), "Of five", units.subList(0, FIRST_UNITS).toArray(Long[]::new)),
              Person.admin(people.get(2), "Of all"));
      load.people(users.stream().map(PersonRecord::of).toList());
      load.people(
          people.stream()
              .skip(users.size())
              .map(id -> PersonRecord.of(Person.technician(id, "Technician " + id)))
              .toList());
      List<RequestRecord> history =
          history(load.newIds(EntityKind.REQUEST, REQUESTS), units, people);
      for (int from = 0; from < REQUESTS; from += BATCH) {
        load.requests(history.subList(from, from + BATCH));
      }
      load.commit();
    }
    connection =
        DriverManager.getConnection(
            database.url().jdbcUrl(), database.url().user(), database.url().password());
    connection.setAutoCommit(false);
    dsl = DeskSchema.DEFAULT.on(connection);
    dsl.select(TransactionSetting.ofStatements(Deadline.in(Duration.ofMinutes(10)))).execute();
  }

  @AfterAll
  void leave() throws Exception {
    connection.close();
  }

  @Test
  void pagesFindTheirRequestsByAnIndex() {
    for (Person user : users) {
      for (View view : View.values()) {
        for (SortOrder sortOrder : orders(view)) {
          RequestFilter requestFilter =
              RequestFilter.of(view, user, UnitScope.ALL, RequestType.ALL, false, TODAY);
          for (boolean ofManyUnits : List.of(false, true)) {
            KeysetSlice keysetSlice = new KeysetSlice(PageStart.FIRST, 20, ofManyUnits);
            assertByIndex(
                StatementTemplate.<QueryParameters>of(
                        of -> PageSql.ids(requestFilter, sortOrder, keysetSlice, of))
                    .with(QueryParameters.of(requestFilter, PageStart.FIRST)),
                requestFilter + " " + sortOrder + (ofManyUnits ? " of many units" : ""));
          }
        }
      }
    }
  }

  @Test
  void countsReadTheCountersOnly() {
    for (Person user : users) {
      assertByIndex(CountSql.visibleByUnit(visible(user), TODAY), "by unit for " + user);
      assertByIndex(CountSql.visible(user.scope(), TODAY), "visible to " + user);
      assertByIndex(CountSql.mine(user.id(), TODAY), "mine of " + user);
    }
  }

  @Test
  void searchesAndNamesOfTagsFindTheirRequestsByAnIndex() {
    for (Person user : users) {
      assertByIndex(search(user, "number 77"), "words for " + user);
      assertByIndex(search(user, "#7"), "id for " + user);
      assertByIndex(search(user, "absent"), "no words for " + user);
      assertByIndex(
          SearchSql.hits(
                  new RequestQuery.SearchHits(
                      user,
                      new SearchTerms("number 77"),
                      new SearchHit(SearchHit.Match.SUBJECT, Instant.EPOCH, 7),
                      50))
              .statement(),
          "a later page for " + user);
      assertByIndex(
          TagSql.names(new RequestQuery.TagNames(user, "", 50)).statement(), "tags for " + user);
    }
  }

  private static BoundStatement search(Person user, String text) {
    return SearchSql.hits(new RequestQuery.SearchHits(user, new SearchTerms(text), 50)).statement();
  }

  /** The first requests of the history alone have the status. */
  @Test
  void pagesOfCellsFindTheirRequestsWhereverInTheHistoryTheyAre() {
    for (Person user : users) {
      for (SortOrder order : historyOrders()) {
        for (PageStart start : starts(order)) {
          for (Set<Status> statuses : List.of(Set.of(Status.SOLVED), Set.of(Status.CLOSED))) {
            assertCellPage(user, statuses, order, start);
          }
        }
      }
    }
  }

  private void assertCellPage(Person user, Set<Status> statuses, SortOrder order, PageStart start) {
    Conditions conditions =
        Conditions.all(new CellCondition.StatusCondition(Operator.IS, statuses));
    CountMethod.Cells method = (CountMethod.Cells) conditions.countMethod().orElseThrow();
    CellSelection selection =
        new CellSelector(conditions, method, new Viewer(user.id(), NOON, ZoneOffset.UTC))
            .select(Cell.all(statuses), RequestType.ALL);
    CellPage page = new CellPage(user.scope(), selection, order, start, CELL_ROWS);
    dsl.select(TransactionSetting.ofSorting(false)).execute();
    assertByIndex(
        CellPageSql.page(page, CELL_ROWS), user + " " + statuses + " " + order + " " + start);
    dsl.select(TransactionSetting.ofSorting(true)).execute();
  }

  private static List<SortOrder> historyOrders() {
    List<SortOrder> orders = new ArrayList<>();
    for (SortKey key : List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.SOLVED)) {
      for (boolean descending : new boolean[] {true, false}) {
        SortOrder.SortField byTime = new SortOrder.SortField(key, descending);
        orders.add(new SortOrder(List.of(byTime)));
        orders.add(
            new SortOrder(List.of(new SortOrder.SortField(SortKey.PRIORITY, false), byTime)));
      }
    }
    return orders;
  }

  private static List<PageStart> starts(SortOrder order) {
    long middle = ChronoUnit.MICROS.between(Instant.EPOCH, NOON.minus(Duration.ofDays(300)));
    List<@Nullable Long> values =
        order.fields().size() == 1 ? List.of(middle) : List.of(2L, middle);
    return List.of(
        PageStart.FIRST, new PageStart.AfterPosition(new SeekPosition(values, REQUESTS / 2)));
  }

  @Test
  void customViewsReadCellsAndUnsolvedRequestsOnly() {
    for (Person user : users) {
      UnitScope scope = user.scope();
      assertByIndex(
          CellSql.ofScope(new ScopeCells(scope, Set.of(CellFamily.STANDING), null, false))
              .statement(),
          "cells of " + user);
      assertByIndex(
          CellSql.ofScope(new ScopeCells(scope, Set.of(CellFamily.BY_DAY_CREATED), TODAY, true))
              .statement(),
          "cells by unit and day of " + user);
      assertByIndex(
          CellSql.ofAssignee(
                  new AssigneeCells(
                      user.id(), Set.of(CellFamily.BY_ASSIGNEE_AND_DAY_SOLVED), TODAY))
              .statement(),
          "own cells of " + user);
      assertByIndex(
          UnsolvedSql.ofScope(new UnsolvedRequests(scope, Set.of(UnsolvedField.values())))
              .statement(),
          "unsolved of " + user);
      assertByIndex(
          UnsolvedSql.ofAssignee(
                  new AssignedUnsolvedRequests(user.id(), Set.of(UnsolvedField.values())))
              .statement(),
          "assigned to " + user);
      assertByIndex(
          UnsolvedSql.positions(new UnsolvedReadPositions(user.id(), scope)).statement(),
          "read positions of " + user);
    }
  }

  private Collection<Long> visible(Person user) {
    return switch (user.scope()) {
      case UnitScope.Only(var keys) -> keys;
      case UnitScope.All() -> units;
    };
  }

  @Test
  void aLoadDoesNotScanTheRequests() throws Exception {
    Table<Record> statistics = DSL.table("pg_stat_user_tables");
    Condition ofRequests = DSL.condition("relname = 'service_request'");
    // The statistics of a connection arrive shortly after it is closed.
    try (Connection others =
        DriverManager.getConnection(
            database.url().jdbcUrl(), database.url().user(), database.url().password())) {
      DSLContext now = DeskSchema.DEFAULT.on(others);
      await().until(() -> read(now, "n_tup_ins", statistics, ofRequests) >= REQUESTS);
      assertThat(read(now, "seq_tup_read", statistics, ofRequests)).isZero();
    }
  }

  private static long read(DSLContext dsl, String column, Table<Record> table, Condition where) {
    return dsl.select(DSL.field(column, Long.class))
        .from(table)
        .where(where)
        .fetchSingle()
        .value1();
  }

  private void assertByIndex(BoundStatement statement, String what) {
    String[] parts = statement.sql().split("\\?", -1);
    StringBuilder numbered = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      numbered.append('$').append(i).append(parts[i]);
    }
    dsl.execute("prepare asked as " + numbered);
    List<? extends Field<?>> values = texts(statement);
    String plan =
        dsl
            .fetch(
                "explain (analyze, timing off, summary off, buffers off) execute asked {0}",
                values.isEmpty() ? DSL.sql("") : DSL.row(values))
            .getValues(0, String.class)
            .stream()
            .collect(Collectors.joining("\n"));
    dsl.execute("deallocate asked");

    assertThat(rowsRead(plan)).as("%s%n%s", what, plan).isLessThan(BOUND);
  }

  /** The values as text literals, which PostgreSQL converts to the types of the statement. */
  private static List<? extends Field<?>> texts(BoundStatement statement) {
    return statement.values().stream()
        .map(BoundStatement.BindValue::value)
        .map(
            value ->
                value instanceof Object[] array
                    ? Arrays.toString(array).replace('[', '{').replace(']', '}')
                    : String.valueOf(value))
        .map(DSL::inline)
        .toList();
  }

  /** The number of rows that scans of these tables returned or skipped. */
  private static long rowsRead(String plan) {
    double rows = 0;
    double loops = 0;
    for (String line : plan.split("\n")) {
      Matcher scan = SCAN.matcher(line);
      Matcher skipped = SKIPPED.matcher(line);
      if (scan.find()) {
        loops = Double.parseDouble(scan.group(2));
        rows += Double.parseDouble(scan.group(1)) * loops;
      } else if (line.contains("->")) {
        // What other nodes skip has been counted where it was read, or is no row of these tables.
        loops = 0;
      } else if (skipped.find()) {
        rows += Double.parseDouble(skipped.group(1)) * loops;
      }
    }
    return (long) rows;
  }

  private static List<SortOrder> orders(View view) {
    List<SortOrder> sortOrders = new ArrayList<>(List.of(view.order()));
    if (view.isUnsolvedOnly()) {
      for (SortKey key :
          List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.PRIORITY, SortKey.DUE_DATE)) {
        sortOrders.add(SortOrder.ascending(key));
        sortOrders.add(SortOrder.descending(key));
      }
    }
    return sortOrders;
  }

  /** Two years of requests, in order; one in a hundred is unsolved, including an old backlog. */
  private static List<RequestRecord> history(List<Long> ids, List<Long> units, List<Long> people) {
    SplittableRandom random = new SplittableRandom(11);
    List<RequestRecord> requests = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Instant created = NOON.minus(Duration.ofMinutes(50L * (ids.size() - i)));
      boolean unsolved = random.nextInt(ONE_IN) == 0;
      Instant solved = unsolved ? null : created.plus(Duration.ofHours(random.nextInt(1, 90)));
      SortedSet<Long> assignees =
          random.nextBoolean()
              ? new TreeSet<>(List.of(people.get(random.nextInt(people.size()))))
              : Collections.emptySortedSet();
      RequestState state =
          new RequestState(
              unsolved ? Status.OPEN : i < OLDEST ? Status.SOLVED : Status.CLOSED,
              Priority.of(1 + random.nextInt(4)),
              units.get(random.nextInt(random.nextBoolean() ? FIRST_UNITS : UNITS)),
              assignees,
              Collections.emptySortedSet(),
              i > 0 && random.nextInt(ONE_IN) == 0 ? ids.getFirst() : null,
              0,
              created,
              solved == null ? created : solved,
              solved,
              false);
      requests.add(
          RequestRecord.withoutMessages(
              new ServiceRequest(
                  ids.get(i),
                  "Number " + i,
                  null,
                  people.get(3 + i % (people.size() - 3)),
                  created,
                  false,
                  1,
                  state)));
    }
    return requests;
  }
}
