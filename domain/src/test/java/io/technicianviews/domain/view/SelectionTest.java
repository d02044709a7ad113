package io.technicianviews.domain.view;

import static io.technicianviews.domain.port.TestDesk.NOON;
import static io.technicianviews.domain.port.TestDesk.TODAY;
import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.RequestState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final long OURS = 1;
  private static final long ALSO_OURS = 2;
  private static final long THEIRS = 3;

  private final Person technician =
      new Person(7, "Tom", Role.TECHNICIAN, true, new TreeSet<>(Set.of(OURS, ALSO_OURS)));

  @Test
  void narrowingLeavesOutWhatIsInOtherUnits() {
    Units narrowing = Units.only(OURS);

    assertThat(unsolved(narrowing).contains(in(OURS))).isTrue();
    assertThat(unsolved(narrowing).contains(in(ALSO_OURS))).isFalse();
  }

  @Test
  void narrowingNeverWidensWhatIsVisible() {
    Units narrowing = Units.only(OURS, THEIRS, Units.WITHOUT_UNIT);

    assertThat(unsolved(narrowing).contains(in(THEIRS))).isFalse();
    assertThat(unsolved(narrowing).contains(request().state())).isFalse();
    assertThat(unsolved(narrowing).units()).isEqualTo(Units.only(OURS));
    assertThat(unsolved(Units.only(THEIRS)).units()).isEqualTo(Units.NONE);
  }

  @Test
  void narrowingReachesPersonalRequestsOutsideTheScope() {
    RequestState outside = request().in(THEIRS).assignedTo(technician).state();
    RequestState without = request().assignedTo(technician).state();

    assertThat(mine(Units.ALL).contains(outside)).isTrue();
    assertThat(mine(Units.only(THEIRS)).contains(outside)).isTrue();
    assertThat(mine(Units.only(THEIRS)).units()).isEqualTo(Units.only(THEIRS));
    assertThat(mine(Units.only(Units.WITHOUT_UNIT)).contains(without)).isTrue();
  }

  @Test
  void narrowingLeavesOutPersonalRequestsOfOtherUnits() {
    RequestState state = request().in(THEIRS).assignedTo(technician).state();

    assertThat(mine(Units.only(OURS)).contains(state)).isFalse();
    assertThat(mine(Units.NONE).contains(state)).isFalse();
  }

  @Test
  void narrowingNeverBringsInWhatIsSomebodyElses() {
    assertThat(mine(Units.only(OURS)).contains(in(OURS))).isFalse();
  }

  @Test
  void typesTellParentsFromSubtasks() {
    RequestState parent = in(OURS);
    RequestState subtask = request().in(OURS).subtaskOf(5).state();

    assertThat(List.of(parent, subtask)).allMatch(of(TicketType.ALL)::contains);
    assertThat(of(TicketType.PARENTS).contains(parent)).isTrue();
    assertThat(of(TicketType.PARENTS).contains(subtask)).isFalse();
    assertThat(of(TicketType.SUBTASKS).contains(parent)).isFalse();
    assertThat(of(TicketType.SUBTASKS).contains(subtask)).isTrue();
  }

  @Test
  void unreadIsRefusedWhereSolvedRequestsCanBe() {
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
                () -> Selection.of(view, technician, Units.ALL, TicketType.ALL, true, TODAY))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(view.name());
      }
    }
  }

  @Test
  void aSolvedRequestIsInNoUnsolvedSelection() {
    assertThat(unsolved(Units.ALL).contains(request().in(OURS).solved(NOON).state())).isFalse();
  }

  private Selection unsolved(Units narrowing) {
    return Selection.of(View.ALL_UNSOLVED, technician, narrowing, TicketType.ALL, false, TODAY);
  }

  private Selection mine(Units narrowing) {
    return Selection.of(View.MY_UNSOLVED, technician, narrowing, TicketType.ALL, false, TODAY);
  }

  private Selection of(TicketType type) {
    return Selection.of(View.ALL_UNSOLVED, technician, Units.ALL, type, false, TODAY);
  }

  private static RequestState in(long unit) {
    return request().in(unit).state();
  }
}
