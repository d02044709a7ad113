package io.technicianviews.domain.view;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequestFilterTest {

  private static final long OURS = 1;
  private static final long ALSO_OURS = 2;
  private static final long THEIRS = 3;

  private final Person technician =
      new Person(7, "Tom", Role.TECHNICIAN, true, new TreeSet<>(Set.of(OURS, ALSO_OURS)));

  @Test
  void narrowingExcludesOtherUnits() {
    UnitScope units = UnitScope.only(OURS);

    assertThat(unsolved(units).contains(in(OURS))).isTrue();
    assertThat(unsolved(units).contains(in(ALSO_OURS))).isFalse();
  }

  @Test
  void narrowingNeverExtendsTheVisibleUnits() {
    UnitScope units = UnitScope.only(OURS, THEIRS, UnitScope.WITHOUT_UNIT);

    assertThat(unsolved(units).contains(in(THEIRS))).isFalse();
    assertThat(unsolved(units).contains(request().state())).isFalse();
    assertThat(unsolved(units).units()).isEqualTo(UnitScope.only(OURS));
    assertThat(unsolved(UnitScope.only(THEIRS)).units()).isEqualTo(UnitScope.NONE);
  }

  @Test
  void narrowingIncludesPersonalRequestsOutsideTheScope() {
    RequestState outside = request().in(THEIRS).assignedTo(technician).state();
    RequestState without = request().assignedTo(technician).state();

    assertThat(mine(UnitScope.ALL).contains(outside)).isTrue();
    assertThat(mine(UnitScope.only(THEIRS)).contains(outside)).isTrue();
    assertThat(mine(UnitScope.only(THEIRS)).units()).isEqualTo(UnitScope.only(THEIRS));
    assertThat(mine(UnitScope.only(UnitScope.WITHOUT_UNIT)).contains(without)).isTrue();
  }

  @Test
  void narrowingExcludesPersonalRequestsOfOtherUnits() {
    RequestState state = request().in(THEIRS).assignedTo(technician).state();

    assertThat(mine(UnitScope.only(OURS)).contains(state)).isFalse();
    assertThat(mine(UnitScope.NONE).contains(state)).isFalse();
  }

  @Test
  void narrowingNeverIncludesRequestsOfOthers() {
    assertThat(mine(UnitScope.only(OURS)).contains(in(OURS))).isFalse();
  }

  @Test
  void typesDistinguishParentsAndSubtasks() {
    RequestState parent = in(OURS);
    RequestState subtask = request().in(OURS).subtaskOf(5).state();

    assertThat(List.of(parent, subtask)).allMatch(of(RequestType.ALL)::contains);
    assertThat(of(RequestType.PARENTS).contains(parent)).isTrue();
    assertThat(of(RequestType.PARENTS).contains(subtask)).isFalse();
    assertThat(of(RequestType.SUBTASKS).contains(parent)).isFalse();
    assertThat(of(RequestType.SUBTASKS).contains(subtask)).isTrue();
  }

  @Test
  void unreadIsRejectedForViewsWithSolvedRequests() {
    Set<View> unsolvedOnly =
        Set.of(
            View.UNASSIGNED,
            View.ALL_UNSOLVED,
            View.MY_UNSOLVED,
            View.URGENT_HIGH_PRIORITY,
            View.PENDING_REQUESTER_RESPONSE,
            View.IN_PROGRESS);
    for (View view : View.values()) {
      assertThat(view.isUnsolvedOnly()).as(view.name()).isEqualTo(unsolvedOnly.contains(view));
      if (!unsolvedOnly.contains(view)) {
        assertThatThrownBy(
                () ->
                    RequestFilter.of(view, technician, UnitScope.ALL, RequestType.ALL, true, TODAY))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(view.name());
      }
    }
  }

  @Test
  void aSolvedRequestMatchesNoUnsolvedFilter() {
    assertThat(unsolved(UnitScope.ALL).contains(request().in(OURS).solved(NOON).state())).isFalse();
  }

  private RequestFilter unsolved(UnitScope units) {
    return RequestFilter.of(View.ALL_UNSOLVED, technician, units, RequestType.ALL, false, TODAY);
  }

  private RequestFilter mine(UnitScope units) {
    return RequestFilter.of(View.MY_UNSOLVED, technician, units, RequestType.ALL, false, TODAY);
  }

  private RequestFilter of(RequestType type) {
    return RequestFilter.of(View.ALL_UNSOLVED, technician, UnitScope.ALL, type, false, TODAY);
  }

  private static RequestState in(long unit) {
    return request().in(unit).state();
  }
}
