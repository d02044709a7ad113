package io.technicianviews.testkit.difference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellCounter;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.cell.CellSelector;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the queries of custom views with those of the other storage, and with lists that are
 * made by evaluating the conditions on each request.
 */
final class ConditionDifference {

  private static final int PEOPLE = 6;
  private static final int VIEWS = 12;

  private final Differential differential;
  private final RandomDesk desk;
  private final RandomSource randomSource;
  private final RandomConditions randomConditions;
  private final NaiveView naive;

  ConditionDifference(
      Differential differential, RandomDesk desk, RandomSource randomSource, long seed) {
    this.differential = differential;
    this.desk = desk;
    this.randomSource = randomSource;
    this.randomConditions = new RandomConditions(desk, seed);
    this.naive =
        new NaiveView(
            differential.oracle(), desk.requests().stream().map(ServiceRequest::id).toList());
  }

  void check() {
    List<Person> workers =
        desk.people().stream().filter(person -> person.role().worksOnRequests()).toList();
    for (Person person : randomSource.some(PEOPLE, workers)) {
      UnitScope units =
          randomSource.percent(50)
              ? UnitScope.ALL
              : Narrowings.of(person, desk, randomSource).getFirst();
      checkUnsolved(person, person.scope().intersect(units));
      for (View view : View.values()) {
        checkView(person, units, view.conditions());
      }
      for (int i = 0; i < VIEWS; i++) {
        checkView(person, units, randomConditions.next());
      }
    }
  }

  /** Checks the rows of which views of unsolved requests are made. */
  private void checkUnsolved(Person person, UnitScope scope) {
    Set<UnsolvedField> fields =
        Arrays.stream(UnsolvedField.values())
            .filter(field -> randomSource.percent(50))
            .collect(Collectors.toSet());
    same(new RequestQuery.UnsolvedRequests(scope, fields));
    same(new RequestQuery.AssignedUnsolvedRequests(person.id(), fields));
    List<UnsolvedRequest> rows =
        differential.oracle().read(new RequestQuery.UnsolvedRequests(scope, Set.of()));
    Set<Long> ids =
        rows.stream()
            .filter(row -> row.lastRequesterMessage() > 0)
            .map(UnsolvedRequest::id)
            .collect(Collectors.toSet());
    differential.same(
        "read positions of " + person + " in " + scope,
        snapshot -> {
          Map<Long, Integer> positions =
              new HashMap<>(
                  snapshot.read(new MessageQuery.UnsolvedReadPositions(person.id(), scope)));
          positions.keySet().retainAll(ids);
          return positions;
        });
    List<Long> some = randomSource.some(5, List.copyOf(ids));
    differential.same("rows of " + some, new RequestQuery.RowsInScope(scope, some));
  }

  private void same(RequestQuery<List<UnsolvedRequest>> query) {
    differential.same(
        query.toString(),
        snapshot ->
            snapshot.read(query).stream()
                .sorted(Comparator.comparingLong(UnsolvedRequest::id))
                .toList());
  }

  private void checkView(Person person, UnitScope units, Conditions conditions) {
    if (conditions.countMethod().orElseThrow() instanceof CountMethod.Cells method) {
      DeskDay today = randomSource.percent(80) ? desk.today() : otherDay();
      Viewer viewer = new Viewer(person.id(), today.start(), today.zone());
      List<ServiceRequest> list = naive.list(person, viewer, units, conditions);
      UnitScope scope = conditions.areOfOwnRequests() ? units : person.scope().intersect(units);
      List<Map<CellKey, Long>> sums = sums(method, viewer, scope, conditions);
      TypeCounts counted = new CellCounter(conditions, method, viewer).count(sums);
      assertThat(counted)
          .as("%s: %s of %s in %s", differential.where(), conditions, person, units)
          .isEqualTo(NaiveView.counts(list));
      checkPages(viewer, scope, conditions, method, list);
    }
  }

  private List<Map<CellKey, Long>> sums(
      CountMethod.Cells method, Viewer viewer, UnitScope scope, Conditions conditions) {
    boolean byUnit = !conditions.namedUnits().isEmpty() || randomSource.percent(30);
    List<Map<CellKey, Long>> sums = new ArrayList<>();
    for (CellFamily family : CellFamily.of(method)) {
      DeskDay first = family.moment() == null ? null : CellKey.firstDay(viewer.day());
      if (family.isByAssignee()) {
        long technicianId = requireNonNull(method.technicianId(viewer));
        Map<CellKey, Long> own =
            new HashMap<>(
                differential
                    .subject()
                    .read(new CountQuery.AssigneeCells(technicianId, Set.of(family), first)));
        own.keySet().removeIf(key -> !scope.contains(UnitScope.unit(key.unit())));
        sums.add(own);
      } else {
        sums.add(
            differential
                .subject()
                .read(new CountQuery.ScopeCells(scope, Set.of(family), first, byUnit)));
      }
    }
    return sums;
  }

  private void checkPages(
      Viewer viewer,
      UnitScope scope,
      Conditions conditions,
      CountMethod.Cells method,
      List<ServiceRequest> list) {
    RequestType type = randomSource.one(List.of(RequestType.values()));
    CellSelection selection =
        new CellSelector(conditions, method, viewer)
            .select(Cell.all(GeneratedBatch.STATUSES), type);
    for (SortOrder order : orders(conditions)) {
      List<Long> expected = naive.ids(list, viewer, type, List.of(), order);
      walk(scope, selection, order, expected);
    }
  }

  /** Some of the indexed orders that a view with these conditions can have. */
  private List<SortOrder> orders(Conditions conditions) {
    List<SortOrder> orders = new ArrayList<>();
    for (SortKey key : List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.SOLVED)) {
      SortOrder.SortField field = new SortOrder.SortField(key, randomSource.percent(60));
      SortOrder.SortField priority =
          new SortOrder.SortField(SortKey.PRIORITY, randomSource.percent(50));
      orders.add(new SortOrder(List.of(field)));
      orders.add(new SortOrder(List.of(priority, field)));
    }
    orders.removeIf(order -> !order.isIndexed(conditions));
    return randomSource.some(2, orders);
  }

  private void walk(
      UnitScope scope, CellSelection selection, SortOrder order, List<Long> expected) {
    int limit = 1 + randomSource.below(expected.size() / 2 + 2);
    int offset = 0;
    PageStart following = PageStart.FIRST;
    List<RequestSummary> page;
    do {
      page = page(scope, selection, order, new PageStart.Offset(offset), limit);
      assertThat(page)
          .as(
              "%s: %d rows from %d of %s in %s by %s",
              differential.where(), limit, offset, selection, scope, order)
          .extracting(RequestSummary::id)
          .isEqualTo(expected.subList(offset, Math.min(offset + limit, expected.size())));
      assertThat(page(scope, selection, order, following, limit))
          .as(
              "%s: %d rows %s of %s in %s by %s",
              differential.where(), limit, following, selection, scope, order)
          .isEqualTo(page);
      offset += page.size();
      following =
          page.isEmpty()
              ? following
              : new PageStart.AfterPosition(order.positionOf(page.getLast()));
    } while (!page.isEmpty());
    assertThat(offset).isEqualTo(expected.size());
  }

  private List<RequestSummary> page(
      UnitScope scope, CellSelection selection, SortOrder order, PageStart start, int limit) {
    return differential
        .subject()
        .read(new RequestQuery.CellPage(scope, selection, order, start, limit))
        .rows();
  }

  private DeskDay otherDay() {
    return new DeskDay(
        desk.today().date().plusDays(randomSource.between(-8, 8)), desk.today().zone());
  }
}
