package io.technicianviews.domain.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.StateFacts;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.TypeCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares counts by cells with the number of requests that meet the conditions, for random
 * requests and random conditions.
 */
class CellCounterTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** Noon on the day of a daylight saving change. */
  private static final Instant NOW = Instant.parse("2026-03-29T10:00:00Z");

  private static final long VIEWER = 3;
  private static final int PEOPLE = 5;
  private static final int UNITS = 4;

  /** The default statuses and one more of the categories open and solved. */
  private static final List<Status> STATUSES =
      Stream.concat(Status.DEFAULTS.stream(), Stream.of(Status.of(101), Status.of(501))).toList();

  private final Random random = new Random(20261128);
  private final Viewer viewer = new Viewer(VIEWER, NOW, ZONE);

  @Test
  void countsByCellsEqualTheListOfMatchingRequests() {
    int byCells = 0;
    int nonEmpty = 0;
    for (int round = 0; round < 40; round++) {
      List<ServiceRequest> requests = requests(200);
      Map<CellKey, Long> stored = stored(requests);
      for (int drawn = 0; drawn < 100; drawn++) {
        Conditions conditions = conditions();
        if (conditions.countMethod().orElse(null) instanceof CountMethod.Cells cells) {
          byCells++;
          if (drawn % 20 == 0) {
            assertSelected(conditions, cells, requests);
          }
          nonEmpty += assertCount(conditions, cells, requests, stored) > 0 ? 1 : 0;
        }
      }
    }
    assertThat(byCells).isGreaterThan(1500);
    assertThat(nonEmpty).isGreaterThan(800);
  }

  @Test
  void aCountOfNegativeSumsIsZero() {
    Conditions solved = Conditions.all(CellCondition.StatusCategoryCondition.SOLVED);
    CountMethod.Cells method = (CountMethod.Cells) solved.countMethod().orElseThrow();
    RequestState state =
        ServiceRequest.opened(1, "Printer", 2, NOW)
            .state()
            .with(Status.SOLVED, Priority.LOW, null, NOW);
    Map<CellKey, Long> sums = CellKey.deltas(state, null, ZONE);
    assertThat(new CellCounter(solved, method, viewer).count(List.of(sums)))
        .isEqualTo(TypeCounts.ZERO);
  }

  private long assertCount(
      Conditions conditions,
      CountMethod.Cells method,
      List<ServiceRequest> requests,
      Map<CellKey, Long> stored) {
    boolean own = conditions.areOfOwnRequests();
    UnitScope scope = own ? UnitScope.ALL : UnitScope.only(1L, 2L, UnitScope.WITHOUT_UNIT);
    Set<CellFamily> families = CellFamily.of(method);
    Map<CellKey, Long> read = new HashMap<>(stored);
    read.keySet().removeIf(key -> !families.contains(key.family()));
    read.keySet().removeIf(key -> !scope.contains(key.unit()));
    CellCounter counter = new CellCounter(conditions, method, viewer);
    TypeCounts counted = counter.count(List.of(read));
    if (conditions.namedUnits().isEmpty()) {
      Map<CellKey, Long> overUnits = new HashMap<>();
      read.forEach((key, sum) -> overUnits.merge(key.ofAnyUnit(), sum, Long::sum));
      assertThat(counter.count(List.of(overUnits))).isEqualTo(counted);
    }
    List<ServiceRequest> list =
        requests.stream()
            .filter(request -> !request.state().deleted())
            .filter(request -> scope.contains(request.state().businessUnitId()))
            .filter(request -> conditions.areMetBy(new StateFacts(request.state()), viewer))
            .toList();
    long subtasks = list.stream().filter(request -> request.state().isSubtask()).count();
    assertThat(counted)
        .as("%s by %s", conditions, method)
        .isEqualTo(new TypeCounts(list.size() - subtasks, subtasks));
    return list.size();
  }

  private void assertSelected(
      Conditions conditions, CountMethod.Cells method, List<ServiceRequest> requests) {
    CellSelector selector = new CellSelector(conditions, method, viewer);
    for (RequestType type : RequestType.values()) {
      CellSelection selection = selector.select(Cell.all(STATUSES), type);
      for (ServiceRequest request : requests) {
        RequestState state = request.state();
        boolean expected =
            !state.deleted()
                && type.includes(state)
                && conditions.areMetBy(new StateFacts(state), viewer);
        assertThat(selection.contains(state)).as("%s %s", conditions, state).isEqualTo(expected);
        assertThat(
                selection.groups().stream()
                    .filter(
                        group ->
                            group.contains(
                                state, selection.technicianId(), selection.moment(), ZONE)))
            .as("groups are disjoint")
            .hasSizeLessThan(2);
      }
    }
  }

  /** The stored cells after changes of each request, without the days that are swept. */
  private Map<CellKey, Long> stored(List<ServiceRequest> requests) {
    Map<CellKey, Long> sums = new HashMap<>();
    for (ServiceRequest request : requests) {
      RequestState before = state(null);
      CellKey.deltas(null, before, ZONE).forEach((key, delta) -> sums.merge(key, delta, Long::sum));
      CellKey.deltas(before, request.state(), ZONE)
          .forEach((key, delta) -> sums.merge(key, delta, Long::sum));
    }
    sums.keySet()
        .removeIf(
            key ->
                key.day() != null
                    && key.day().isBefore(CellKey.firstDay(DeskDay.at(NOW, ZONE)).date()));
    return sums;
  }

  private List<ServiceRequest> requests(int number) {
    List<ServiceRequest> requests = new ArrayList<>();
    for (int id = 1; id <= number; id++) {
      Long parentId = random.nextInt(4) == 0 ? Long.valueOf(1000) : null;
      requests.add(
          new ServiceRequest(
              id, "Subject", null, 1 + random.nextInt(PEOPLE), null, false, 1, state(parentId)));
    }
    return requests;
  }

  private RequestState state(@Nullable Long parentId) {
    Status status = STATUSES.get(random.nextInt(STATUSES.size()));
    Instant created = ago();
    Instant solved = status.countAsSolved() ? ago() : null;
    SortedSet<Long> assignees = new TreeSet<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      assignees.add(1L + random.nextInt(PEOPLE));
    }
    int unit = random.nextInt(UNITS);
    return new RequestState(
        status,
        one(Priority.values()),
        unit == 0 ? null : Long.valueOf(unit),
        assignees,
        new TreeSet<>(),
        parentId,
        parentId == null ? random.nextInt(2) : 0,
        created,
        ago(),
        solved,
        random.nextInt(10) == 0);
  }

  private Instant ago() {
    return switch (random.nextInt(4)) {
      case 0 -> NOW.minus(Duration.ofMinutes(random.nextInt(60 * 48)));
      case 1 -> NOW.minus(Duration.ofDays(random.nextInt(200)));
      case 2 -> NOW.plus(Duration.ofHours(random.nextInt(30)));
      default -> DeskDay.at(NOW.minus(Duration.ofDays(random.nextInt(95))), ZONE).start();
    };
  }

  private Conditions conditions() {
    return new Conditions(conditions(random.nextInt(4)), conditions(random.nextInt(3)));
  }

  private List<Condition> conditions(int number) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      conditions.add(condition());
    }
    return conditions;
  }

  private Condition condition() {
    Operator operator = one(Operator.values());
    return switch (random.nextInt(7)) {
      case 0 ->
          random.nextBoolean()
              ? new CellCondition.StatusCondition(operator, someStatuses())
              : new CellCondition.StatusCategoryCondition(operator, some(StatusCategory.class));
      case 1 -> new CellCondition.PriorityCondition(operator, some(Priority.class));
      case 2 ->
          CellCondition.BusinessUnitCondition.of(
              operator, List.of(UnitScope.WITHOUT_UNIT, 1L + random.nextInt(UNITS)));
      case 3 -> new CellCondition.AssigneeCondition(operator, assignee());
      case 4 -> new CellCondition.TypeCondition(random.nextBoolean());
      case 5 -> new CellCondition.OpenSubtasksCondition(random.nextBoolean());
      default ->
          new CellCondition.WithinDays(
              one(Moment.values()), random.nextBoolean() ? 1 + random.nextInt(7) : 90);
    };
  }

  private Assignee assignee() {
    return switch (random.nextInt(3)) {
      case 0 -> Assignee.NOBODY;
      case 1 -> Assignee.CURRENT_USER;
      default -> new Assignee.Technician(1L + random.nextInt(PEOPLE));
    };
  }

  private Set<Status> someStatuses() {
    Set<Status> some = new HashSet<>();
    some.add(Status.DEFAULTS.get(random.nextInt(Status.DEFAULTS.size())));
    some.add(Status.of(100 + random.nextInt(2) * 400 + 1));
    return some;
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    EnumSet<E> some = EnumSet.of(one(type.getEnumConstants()));
    some.add(one(type.getEnumConstants()));
    return some;
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
