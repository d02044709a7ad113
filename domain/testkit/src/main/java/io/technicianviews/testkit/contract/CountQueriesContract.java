package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link CountQuery}, except for the definitions of the views, which the
 * differential suite covers.
 */
public abstract class CountQueriesContract extends DeskContract {

  @Test
  void visibleRequestsAreCountedByUnitAndType() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    long parent = desk.request(request().in(support));
    desk.request(request().in(support));
    desk.request(request().in(field).subtaskOf(parent));
    desk.request(request().subtaskOf(parent).solved(NOON));
    desk.request(request().in(field).deleted());

    Map<Long, ViewCounts> counts = visible(UnitScope.ALL);

    assertThat(CountAssertions.of(counts, support.id(), View.ALL_TICKETS))
        .isEqualTo(new TypeCounts(2, 0));
    assertThat(CountAssertions.of(counts, support.id(), View.PENDING_SUBTASK))
        .isEqualTo(new TypeCounts(1, 0));
    assertThat(CountAssertions.of(counts, field.id(), View.ALL_TICKETS))
        .isEqualTo(new TypeCounts(0, 1));
    assertThat(CountAssertions.of(counts, UnitScope.WITHOUT_UNIT, View.ALL_TICKETS))
        .isEqualTo(new TypeCounts(0, 1));
    assertThat(CountAssertions.of(counts, UnitScope.WITHOUT_UNIT, View.ALL_UNSOLVED))
        .isEqualTo(TypeCounts.ZERO);
  }

  @Test
  void onlyUnitsInScopeAreCounted() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    desk.request(request().in(support));
    desk.request(request().in(field));
    desk.request(request());

    assertThat(CountAssertions.held(visible(UnitScope.only(support.id()))))
        .containsOnlyKeys(support.id());
    assertThat(CountAssertions.held(visible(UnitScope.only(field.id(), UnitScope.WITHOUT_UNIT))))
        .containsOnlyKeys(field.id(), UnitScope.WITHOUT_UNIT);
    assertThat(CountAssertions.held(visible(UnitScope.only(desk.newId(EntityKind.BUSINESS_UNIT)))))
        .isEmpty();
  }

  @Test
  void theCountsOfAScopeAreTheSumOfItsUnits() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    long parent = desk.request(request().in(support));
    desk.request(request().in(support).subtaskOf(parent).solved(NOON));
    desk.request(request().in(field));
    desk.request(request().in(field).deleted());
    desk.request(request());

    for (UnitScope scope :
        List.of(
            UnitScope.ALL,
            UnitScope.NONE,
            UnitScope.only(support.id()),
            UnitScope.only(support.id(), field.id()),
            UnitScope.only(field.id(), UnitScope.WITHOUT_UNIT))) {
      assertThat(desk.read(new CountQuery.ScopeCounts(scope, TODAY)))
          .as("%s", scope)
          .isEqualTo(CountAssertions.sum(visible(scope)));
    }
    assertThat(desk.read(new CountQuery.ScopeCounts(UnitScope.ALL, TODAY)).of(View.ALL_TICKETS))
        .isEqualTo(new TypeCounts(3, 1));
  }

  /** An implementation may store the counts of all units under a key of its own. */
  @Test
  void anIdThatNoUnitCanHaveCountsNothing() {
    BusinessUnit support = desk.unit("Support");
    desk.request(request().in(support));
    desk.request(request());

    for (long key : List.of(CounterKey.ANY_UNIT, Long.MIN_VALUE)) {
      assertThat(CountAssertions.held(visible(UnitScope.only(key)))).isEmpty();
      assertThat(desk.read(new CountQuery.ScopeCounts(UnitScope.only(key), TODAY)))
          .isEqualTo(ViewCounts.ZERO);
      assertThat(desk.read(new CountQuery.ScopeCounts(UnitScope.only(support.id(), key), TODAY)))
          .isEqualTo(CountAssertions.sum(visible(UnitScope.only(support.id()))));
    }
  }

  /** An implementation may subtract the units outside a scope that contains most of them. */
  @Test
  void theCountsOfAnyOfSixUnitsAreTheirSum() {
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      BusinessUnit unit = desk.unit("Unit " + i);
      keys.add(unit.id());
      for (int n = 0; n < 1 << i; n++) {
        desk.request(request().in(unit));
      }
    }
    keys.add(UnitScope.WITHOUT_UNIT);
    desk.request(request());
    desk.request(request().solved(NOON));
    Map<Long, ViewCounts> byUnit = visible(UnitScope.ALL);

    for (int chosen = 0; chosen < 1 << keys.size(); chosen++) {
      List<Long> scope = new ArrayList<>();
      List<ViewCounts> counts = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          scope.add(keys.get(i));
          counts.add(requireNonNull(byUnit.get(keys.get(i))));
        }
      }
      assertThat(desk.read(new CountQuery.ScopeCounts(UnitScope.only(scope), TODAY)))
          .as("%s", scope)
          .isEqualTo(ViewCounts.sum(counts));
    }
  }

  @Test
  void theCountsOfAUnitWithoutRequestsAreZero() {
    BusinessUnit empty = desk.unit("Empty");

    assertThat(desk.read(new CountQuery.UnitCounts(empty.id(), TODAY))).isEqualTo(ViewCounts.ZERO);
  }

  @Test
  void countsContainOnlyTheViewsOfTheirScope() {
    Person technician = desk.technician("Tom");
    desk.request(request().assignedTo(technician));

    for (ViewCounts counts : visible(UnitScope.ALL).values()) {
      assertThat(counts.byView().keySet()).allMatch(view -> view.scope() == ViewScope.VISIBLE);
    }
    for (ViewCounts counts : mine(technician).values()) {
      assertThat(counts.byView().keySet()).allMatch(view -> view.scope() == ViewScope.MINE);
    }
  }

  @Test
  void assignedRequestsAreCountedInAnyUnit() {
    BusinessUnit outside = desk.unit("Outside");
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim", outside);
    long parent = desk.request(request().in(outside).assignedTo(technician, other));
    desk.request(request().assignedTo(technician).subtaskOf(parent).solved(NOON));
    desk.request(request().in(outside).assignedTo(other));
    desk.request(request().in(outside).assignedTo(technician).deleted());

    Map<Long, ViewCounts> counts = mine(technician);

    assertThat(CountAssertions.of(counts, outside.id(), View.MY_UNSOLVED))
        .isEqualTo(new TypeCounts(1, 0));
    assertThat(CountAssertions.of(counts, outside.id(), View.ALL_YOUR_REQUESTS))
        .isEqualTo(new TypeCounts(1, 0));
    assertThat(CountAssertions.of(counts, UnitScope.WITHOUT_UNIT, View.MY_UNSOLVED))
        .isEqualTo(TypeCounts.ZERO);
    assertThat(CountAssertions.of(counts, UnitScope.WITHOUT_UNIT, View.ALL_YOUR_REQUESTS))
        .isEqualTo(new TypeCounts(0, 1));
    assertThat(CountAssertions.held(counts)).containsOnlyKeys(outside.id(), UnitScope.WITHOUT_UNIT);
  }

  @Test
  void unsolvedRequestsAreCountedForEachAssigneeAndUnit() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    Person tom = desk.technician("Tom", support);
    Person tim = desk.technician("Tim", field);
    desk.request(request().in(support).assignedTo(tom, tim));
    long parent = desk.request(request().in(support).assignedTo(tom));
    desk.request(request().in(field).assignedTo(tom).subtaskOf(parent));
    desk.request(request().assignedTo(tim));
    desk.request(request().in(support).assignedTo(tom).solved(NOON));
    desk.request(request().assignedTo(desk.technician("Tina", field)).solved(NOON));
    desk.request(request().in(support).assignedTo(tom).deleted());
    desk.request(request().in(support));

    assertThat(desk.read(new CountQuery.AssigneeLoads(UnitScope.ALL)))
        .isEqualTo(
            Map.of(
                tom.id(),
                Map.of(support.id(), 2L, field.id(), 1L),
                tim.id(),
                Map.of(support.id(), 1L, UnitScope.WITHOUT_UNIT, 1L)));
    assertThat(desk.read(new CountQuery.AssigneeLoads(UnitScope.only(field.id()))))
        .isEqualTo(Map.of(tom.id(), Map.of(field.id(), 1L)));
    assertThat(
            desk.read(
                new CountQuery.AssigneeLoads(UnitScope.only(field.id(), UnitScope.WITHOUT_UNIT))))
        .containsOnlyKeys(tom.id(), tim.id());
    assertThat(desk.read(new CountQuery.AssigneeLoads(UnitScope.NONE))).isEmpty();
  }

  @Test
  void aFilterIsCountedByTypeAndUnread() {
    Person admin = desk.admin("Ada");
    Person requester = desk.defaultRequester();
    long parent = desk.request(request().message(requester, "hello?"));
    desk.request(request().subtaskOf(parent).message(requester, "hello?").readBy(admin, 1));
    desk.request(request().subtaskOf(parent));
    desk.request(request().from(admin).message(admin, "my own"));

    assertThat(count(admin, RequestType.ALL, false)).isEqualTo(4);
    assertThat(count(admin, RequestType.PARENTS, false)).isEqualTo(2);
    assertThat(count(admin, RequestType.SUBTASKS, false)).isEqualTo(2);
    assertThat(count(admin, RequestType.ALL, true)).isEqualTo(1);
    assertThat(count(admin, RequestType.SUBTASKS, true)).isZero();
  }

  @Test
  void requestsOfARequesterAreCountedWithoutDeletedOnes() {
    Person requester = desk.requester("Rita");
    desk.request(request().from(requester));
    desk.request(request().from(requester).solved(NOON).in(desk.unit("Support")));
    desk.request(request().from(requester).deleted());
    desk.request(request());

    assertThat(ofRequester(requester.id())).isEqualTo(2);
    assertThat(ofRequester(desk.newId(EntityKind.PERSON))).isZero();
  }

  private Map<Long, ViewCounts> visible(UnitScope unitScope) {
    return desk.read(snapshot -> CountAssertions.visible(snapshot, unitScope, TODAY));
  }

  private Map<Long, ViewCounts> mine(Person technician) {
    return desk.read(new CountQuery.AssigneeCounts(technician.id(), TODAY));
  }

  private long count(Person technician, RequestType type, boolean unreadOnly) {
    RequestFilter requestFilter =
        RequestFilter.of(View.ALL_UNSOLVED, technician, UnitScope.ALL, type, unreadOnly, TODAY);
    return desk.read(new CountQuery.TotalCount(requestFilter));
  }

  private long ofRequester(long personId) {
    return desk.read(new CountQuery.RequesterTotal(personId));
  }
}
