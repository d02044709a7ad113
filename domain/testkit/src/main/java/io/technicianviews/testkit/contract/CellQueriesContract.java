package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of the queries of custom views: sums of count cells, pages of cells, and all
 * unsolved requests in scope. The differential suite covers what views contain.
 */
public abstract class CellQueriesContract extends DeskContract {

  private static final Set<UnsolvedField> EVERY_FIELD = Set.of(UnsolvedField.values());

  private static final Cell OPEN = new Cell(Status.OPEN, Priority.MEDIUM, false, false, false);
  private static final Cell SOLVED = new Cell(Status.SOLVED, Priority.MEDIUM, true, false, false);

  @Test
  void cellsAreSummedByUnit() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    desk.request(request().in(support));
    desk.request(request().in(support));
    desk.request(request().in(support).priority(Priority.HIGH));
    desk.request(request().in(field));
    desk.request(request());
    desk.request(request().in(field).deleted());

    assertThat(standing(UnitScope.ALL, true))
        .isEqualTo(
            Map.of(
                standing(support.id(), OPEN),
                2L,
                standing(support.id(), new Cell(Status.OPEN, Priority.HIGH, false, false, false)),
                1L,
                standing(field.id(), OPEN),
                1L,
                standing(UnitScope.WITHOUT_UNIT, OPEN),
                1L));
    assertThat(standing(UnitScope.only(field.id()), true))
        .isEqualTo(Map.of(standing(field.id(), OPEN), 1L));
  }

  @Test
  void cellsAreSummedOverUnits() {
    BusinessUnit support = desk.unit("Support");
    desk.request(request().in(support));
    desk.request(request().in(desk.unit("Field")));
    desk.request(request());

    assertThat(standing(UnitScope.ALL, false))
        .isEqualTo(Map.of(standing(CellKey.ANY_UNIT, OPEN), 3L));
    assertThat(standing(UnitScope.only(support.id(), UnitScope.WITHOUT_UNIT), false))
        .isEqualTo(Map.of(standing(CellKey.ANY_UNIT, OPEN), 2L));
    assertThat(standing(UnitScope.NONE, false)).isEmpty();
    // The key of the sums is the id of no unit.
    assertThat(standing(UnitScope.only(CellKey.ANY_UNIT), false)).isEmpty();
    assertThat(standing(UnitScope.only(CellKey.ANY_UNIT), true)).isEmpty();
    assertThat(standing(UnitScope.only(support.id(), CellKey.ANY_UNIT), false))
        .isEqualTo(Map.of(standing(CellKey.ANY_UNIT, OPEN), 1L));
  }

  /** An implementation may subtract the units outside a scope that contains most of them. */
  @Test
  void theCellsOfAnyOfFiveUnitsAreTheirSum() {
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      BusinessUnit unit = desk.unit("Unit " + i);
      keys.add(unit.id());
      for (int n = 0; n < 1 << i; n++) {
        desk.request(request().in(unit));
      }
    }
    keys.add(UnitScope.WITHOUT_UNIT);
    desk.request(request());
    desk.request(request().priority(Priority.HIGH));
    Map<CellKey, Long> byUnit = standing(UnitScope.ALL, true);

    for (int chosen = 0; chosen < 1 << keys.size(); chosen++) {
      List<Long> scope = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          scope.add(keys.get(i));
        }
      }
      Map<CellKey, Long> expected = new HashMap<>();
      byUnit.forEach(
          (key, requests) -> {
            if (scope.contains(key.unit())) {
              expected.merge(key.ofAnyUnit(), requests, Long::sum);
            }
          });
      assertThat(standing(UnitScope.only(scope), false)).as("%s", scope).isEqualTo(expected);
    }
  }

  @Test
  void cellsAreSummedByDayFromTheFirstDayOn() {
    LocalDate today = TODAY.date();
    desk.request(request().created(NOON.minus(Duration.ofDays(2))).updated(NOON));
    desk.request(request().created(NOON.minus(Duration.ofDays(1))).updated(NOON));

    assertThat(byDay(CellFamily.BY_DAY_CREATED, 2)).isEqualTo(Map.of(today.minusDays(1), 1L));
    assertThat(byDay(CellFamily.BY_DAY_CREATED, 3))
        .isEqualTo(Map.of(today.minusDays(1), 1L, today.minusDays(2), 1L));
    assertThat(byDay(CellFamily.BY_DAY_UPDATED, 3)).isEqualTo(Map.of(today, 2L));
    assertThat(byDay(CellFamily.BY_DAY_SOLVED, 3)).isEmpty();
  }

  @Test
  void cellsOfATechnicianAreSummedInAnyUnit() {
    BusinessUnit outside = desk.unit("Outside");
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim", outside);
    desk.request(request().in(outside).assignedTo(technician, other).solved(NOON));
    desk.request(request().assignedTo(technician).solved(NOON));
    desk.request(request().assignedTo(other));

    assertThat(desk.read(new CountQuery.AssigneeCells(technician.id(), ownFamilies(), TODAY)))
        .isEqualTo(
            Map.of(
                own(technician, outside.id(), null),
                1L,
                own(technician, UnitScope.WITHOUT_UNIT, null),
                1L,
                own(technician, outside.id(), TODAY.date()),
                1L,
                own(technician, UnitScope.WITHOUT_UNIT, TODAY.date()),
                1L));
  }

  @Test
  void aPageListsTheRequestsOfItsCellsInOrder() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Instant created = NOON.plusSeconds(i);
      BusinessUnit unit = i % 2 == 0 ? support : field;
      long id =
          i % 3 == 0
              ? desk.request(request().in(unit).created(created).solved(created))
              : desk.request(request().in(unit).created(created));
      desk.request(request().in(unit).created(created).priority(Priority.LOW));
      expected.addFirst(id);
    }
    Cell solved = new Cell(Status.SOLVED, Priority.MEDIUM, false, false, false);
    CellSelection selection = selection(group(Set.of(OPEN, solved), null, null));

    assertThat(walk(UnitScope.ALL, selection)).isEqualTo(expected);
    assertThat(
            desk.read(
                    new RequestQuery.CellPage(
                        UnitScope.ALL,
                        selection,
                        SortOrder.NEWEST_CREATED,
                        new PageStart.Offset(2),
                        3))
                .rows())
        .extracting(RequestSummary::id)
        .isEqualTo(expected.subList(2, 5));
    assertThat(walk(UnitScope.only(support.id()), selection))
        .containsExactly(expected.get(1), expected.get(3), expected.get(5));
    assertThat(walk(UnitScope.NONE, selection)).isEmpty();
    assertThat(walk(UnitScope.ALL, selection())).isEmpty();
  }

  @Test
  void aGroupIsRestrictedByUnitDayAndAssignee() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim");
    Instant before = TODAY.start().minusSeconds(1);
    long today = desk.request(request().in(support).assignedTo(technician).solved(NOON));
    long others = desk.request(request().in(support).assignedTo(other).solved(NOON));
    long earlier = desk.request(request().in(field).assignedTo(technician).solved(before));
    desk.request(request().assignedTo(technician).created(NOON));
    Set<Cell> cells = Set.of(SOLVED);

    assertThat(walk(UnitScope.ALL, ofTechnician(technician, group(cells, true, null))))
        .containsExactlyInAnyOrder(today, earlier);
    assertThat(walk(UnitScope.ALL, ofTechnician(technician, group(cells, false, null))))
        .containsExactly(others);
    assertThat(walk(UnitScope.ALL, ofTechnician(technician, group(cells, true, TODAY.date()))))
        .containsExactly(today);
    assertThat(
            walk(
                UnitScope.ALL,
                ofTechnician(
                    technician,
                    group(cells, null, TODAY.date(), Operator.IS_NOT, field),
                    group(cells, null, null, Operator.IS, field))))
        .containsExactlyInAnyOrder(today, others, earlier);
    assertThat(
            walk(
                UnitScope.ALL,
                ofTechnician(technician, group(cells, null, null, Operator.IS_NOT, support))))
        .containsExactly(earlier);
  }

  @Test
  void unsolvedRequestsAreReadByScope() {
    BusinessUnit support = desk.unit("Support");
    Person technician = desk.technician("Tom", support);
    Person requester = desk.requester("Rita");
    Instant due = NOON.plusSeconds(3600);
    long inSupport =
        desk.request(
            request("Printer")
                .in(support)
                .from(requester)
                .assignedTo(technician)
                .tagged("vpn", "mail")
                .priority(Priority.HIGH)
                .due(due)
                .message(technician, "first")
                .message(requester, "second"));
    long subtask = desk.request(request("Paper").subtaskOf(inSupport).assignedTo(technician));
    desk.request(request().in(support).solved(NOON));
    desk.request(request().in(support).deleted());

    List<UnsolvedRequest> unsolved =
        desk.read(new RequestQuery.UnsolvedRequests(UnitScope.only(support.id()), EVERY_FIELD));
    assertThat(unsolved).hasSize(1);
    UnsolvedRequest one = unsolved.getFirst();
    assertThat(one)
        .isEqualTo(
            new UnsolvedRequest(
                inSupport,
                support.id(),
                Status.OPEN,
                Priority.HIGH,
                true,
                new TreeSet<>(Set.of(technician.id())),
                new TreeSet<>(Set.of("mail", "vpn")),
                false,
                true,
                NOON,
                one.updated(),
                due,
                requester.id(),
                2,
                "Printer"));
    assertThat(desk.read(new RequestQuery.UnsolvedRequests(UnitScope.ALL, Set.of())))
        .extracting(
            UnsolvedRequest::id,
            UnsolvedRequest::assigned,
            UnsolvedRequest::assignees,
            UnsolvedRequest::tags,
            UnsolvedRequest::subject)
        .containsExactlyInAnyOrder(
            tuple(inSupport, true, null, null, null), tuple(subtask, true, null, null, null));
    assertThat(desk.read(new RequestQuery.UnsolvedRequests(UnitScope.NONE, EVERY_FIELD))).isEmpty();
    assertThat(desk.read(new RequestQuery.AssignedUnsolvedRequests(technician.id(), EVERY_FIELD)))
        .extracting(UnsolvedRequest::id, UnsolvedRequest::subtask, UnsolvedRequest::subject)
        .containsExactlyInAnyOrder(
            tuple(inSupport, false, "Printer"), tuple(subtask, true, "Paper"));
  }

  @Test
  void rowsAreReadInTheOrderOfTheIds() {
    Person technician = desk.technician("Tom");
    long one = desk.request(request("one").assignedTo(technician));
    long other = desk.request(request("other").assignedTo(technician));

    assertThat(desk.read(new RequestQuery.RowsInScope(UnitScope.ALL, List.of(other, one))))
        .extracting(RequestSummary::subject)
        .containsExactly("other", "one");
    assertThat(desk.read(new RequestQuery.AssignedRows(technician.id(), List.of(one, other))))
        .extracting(RequestSummary::subject)
        .containsExactly("one", "other");
  }

  @Test
  void readPositionsInUnsolvedRequestsAreReadByScope() {
    BusinessUnit support = desk.unit("Support");
    Person technician = desk.technician("Tom", support);
    Person requester = desk.defaultRequester();
    long inSupport =
        desk.request(
            request()
                .in(support)
                .message(requester, "a")
                .message(requester, "b")
                .readBy(technician, 2));
    long assigned =
        desk.request(
            request().assignedTo(technician).message(requester, "a").readBy(technician, 1));

    assertThat(positions(new MessageQuery.UnsolvedReadPositions(technician.id(), UnitScope.ALL)))
        .containsEntry(inSupport, 2)
        .containsEntry(assigned, 1);
    assertThat(
            positions(
                new MessageQuery.UnsolvedReadPositions(
                    technician.id(), UnitScope.only(support.id()))))
        .containsEntry(inSupport, 2);
    assertThat(positions(new MessageQuery.AssignedReadPositions(technician.id())))
        .containsEntry(assigned, 1);
    assertThat(positions(new MessageQuery.UnsolvedReadPositions(requester.id(), UnitScope.ALL)))
        .isEmpty();
  }

  private Map<Long, Integer> positions(MessageQuery<Map<Long, Integer>> query) {
    return desk.read(query);
  }

  private Map<CellKey, Long> standing(UnitScope unitScope, boolean byUnit) {
    return nonZero(
        desk.read(new CountQuery.ScopeCells(unitScope, Set.of(CellFamily.STANDING), null, byUnit)));
  }

  private Map<LocalDate, Long> byDay(CellFamily family, int days) {
    Map<LocalDate, Long> sums = new HashMap<>();
    nonZero(
            desk.read(
                new CountQuery.ScopeCells(
                    UnitScope.ALL, Set.of(family), TODAY.firstOf(days), false)))
        .forEach(
            (key, sum) -> {
              LocalDate day = key.day();
              if (day != null) {
                sums.merge(day, sum, Long::sum);
              }
            });
    return sums;
  }

  private static Map<CellKey, Long> nonZero(Map<CellKey, Long> sums) {
    Map<CellKey, Long> nonZero = new HashMap<>(sums);
    nonZero.values().removeIf(sum -> sum == 0);
    return nonZero;
  }

  private static CellKey standing(long unit, Cell cell) {
    return new CellKey(CellFamily.STANDING, CellKey.ANYONE, null, unit, cell);
  }

  private static Set<CellFamily> ownFamilies() {
    return Set.of(CellFamily.BY_ASSIGNEE, CellFamily.BY_ASSIGNEE_AND_DAY_SOLVED);
  }

  private static CellKey own(Person technician, long unit, @Nullable LocalDate day) {
    CellFamily family =
        day == null ? CellFamily.BY_ASSIGNEE : CellFamily.BY_ASSIGNEE_AND_DAY_SOLVED;
    return new CellKey(family, technician.id(), day, unit, SOLVED);
  }

  private static CellSelection selection(CellGroup... groups) {
    return new CellSelection(null, null, TODAY.zone(), List.of(groups));
  }

  private static CellSelection ofTechnician(Person technician, CellGroup... groups) {
    return new CellSelection(technician.id(), Moment.SOLVED, TODAY.zone(), List.of(groups));
  }

  private static CellGroup group(
      Set<Cell> cells, @Nullable Boolean assigned, @Nullable LocalDate firstDay) {
    return group(cells, assigned, firstDay, Operator.IS_NOT);
  }

  private static CellGroup group(
      Set<Cell> cells,
      @Nullable Boolean assigned,
      @Nullable LocalDate firstDay,
      Operator operator,
      BusinessUnit... units) {
    TreeSet<Long> ids = new TreeSet<>();
    for (BusinessUnit unit : units) {
      ids.add(unit.id());
    }
    return new CellGroup(operator, ids, cells, assigned, firstDay);
  }

  /** The ids of all pages of two rows, which are read by seek. */
  private List<Long> walk(UnitScope unitScope, CellSelection selection) {
    List<Long> ids = new ArrayList<>();
    PageStart start = PageStart.FIRST;
    while (true) {
      Slice slice =
          desk.read(
              new RequestQuery.CellPage(unitScope, selection, SortOrder.NEWEST_CREATED, start, 2));
      slice.rows().forEach(row -> ids.add(row.id()));
      if (!slice.hasMore()) {
        return ids;
      }
      SeekPosition last = SortOrder.NEWEST_CREATED.positionOf(slice.rows().getLast());
      start = new PageStart.AfterPosition(last);
    }
  }
}
