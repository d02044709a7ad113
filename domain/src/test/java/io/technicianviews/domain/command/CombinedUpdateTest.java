package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.NOW;
import static io.technicianviews.domain.command.DecisionContexts.REQUESTER;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.UNIT;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinedUpdateTest {

  private static final Person TIM = Person.technician(7, "Tim", UNIT + 1);
  private static final AssigneePatch NOTHING = AssigneePatch.NOTHING;

  @Test
  void severalChangesAreOneVersionAndOneChange() {
    Decision.Accepted accepted =
        accepted(RequestPatch.NOTHING.priority(Priority.HIGH), NOTHING.taken(), request(), TOM);

    assertThat(accepted.after().version()).isEqualTo(request().version() + 1);
    assertThat(accepted.after().state().updated()).isEqualTo(NOW);
    assertThat(accepted.after().state().assignees()).containsExactly(TOM.id());
    assertThat(accepted.after().state().priority()).isEqualTo(Priority.HIGH);
    assertThat(accepted.change().kind()).isEqualTo(ChangeKind.UPDATED);
    assertThat(requireNonNull(accepted.change().request()).fields())
        .containsExactlyInAnyOrder(
            RequestField.PRIORITY, RequestField.ASSIGNEES, RequestField.DUE_DATE);
  }

  @Test
  void aChangeOfOneKindKeepsItsKind() {
    assertThat(accepted(RequestPatch.NOTHING, NOTHING.taken(), request(), TOM).change().kind())
        .isEqualTo(ChangeKind.TAKEN);
    assertThat(
            accepted(
                    RequestPatch.NOTHING,
                    NOTHING.assign(TOM.id()).assign(ADMIN.id()),
                    request(),
                    TOM)
                .change()
                .kind())
        .isEqualTo(ChangeKind.ASSIGNED);
    assertThat(
            accepted(RequestPatch.NOTHING, NOTHING.unassign(TOM.id()), of(TOM.id()), ADMIN)
                .change()
                .kind())
        .isEqualTo(ChangeKind.UNASSIGNED);
  }

  @Test
  void anAssigneeMustCoverTheUnitToWhichTheRequestMoves() {
    RequestPatch moved = RequestPatch.NOTHING.businessUnit(UNIT + 1);
    assertThat(accepted(moved, NOTHING.assign(TIM.id()), request(), TOM).after().state())
        .satisfies(state -> assertThat(state.assignees()).containsExactly(TIM.id()))
        .satisfies(state -> assertThat(state.businessUnitId()).isEqualTo(UNIT + 1));
    assertThat(decided(RequestPatch.NOTHING, NOTHING.assign(TIM.id()), request(), TOM))
        .isEqualTo(
            Decision.refused(
                new Refusal.NotAssignable(
                    TIM.id(), Refusal.NotAssignableReason.DOES_NOT_COVER_THE_REQUEST)));
  }

  @Test
  void takingOverRemovesTheOtherAssigneesFirst() {
    ServiceRequest taken = of(TIM.id());
    assertThat(decided(RequestPatch.NOTHING, NOTHING.taken(), taken, TOM))
        .isEqualTo(
            Decision.refused(
                new Refusal.AlreadyAssigned(
                    taken.id(), List.of(new PersonName(TIM.id(), "No. " + TIM.id())))));
    assertThat(
            accepted(RequestPatch.NOTHING, NOTHING.unassign(TIM.id()).taken(), taken, TOM)
                .after()
                .state()
                .assignees())
        .containsExactly(TOM.id());
  }

  @Test
  void aRefusedStepRefusesAll() {
    RequestPatch urgent = RequestPatch.NOTHING.priority(Priority.CRITICAL);
    assertThat(decided(urgent, NOTHING.assign(99), request(), TOM))
        .isEqualTo(
            Decision.refused(new Refusal.NotAssignable(99, Refusal.NotAssignableReason.UNKNOWN)));
    assertThat(decided(urgent, NOTHING, request(), REQUESTER))
        .isEqualTo(Decision.refused(new Refusal.NotATechnician(REQUESTER.id())));
  }

  @Test
  void anUnavailableStatusIsRefused() {
    Status unknown = Status.of(299);
    for (Status status : List.of(DecisionContexts.WAITING_FOR_VENDOR, unknown)) {
      assertThat(decided(RequestPatch.NOTHING.status(status), NOTHING.assign(99), request(), TOM))
          .isEqualTo(
              Decision.refused(DecisionContexts.STATUSES.refusalToUse(status).orElseThrow()));
    }
    assertThat(
            accepted(
                    RequestPatch.NOTHING.status(DecisionContexts.IN_REVIEW),
                    NOTHING.taken(),
                    request(),
                    TOM)
                .after()
                .state()
                .status())
        .isEqualTo(DecisionContexts.IN_REVIEW);
  }

  @Test
  void stepsWithoutEffectChangeNothing() {
    ServiceRequest mine = of(TOM.id());
    assertThat(decided(RequestPatch.NOTHING, NOTHING.taken().assign(TOM.id()), mine, TOM))
        .isEqualTo(Decision.unchanged());
    assertThat(decided(RequestPatch.NOTHING, NOTHING.unassign(TOM.id()).taken(), mine, TOM))
        .as("removed and assigned again")
        .isEqualTo(Decision.unchanged());
  }

  @Test
  void assigningAndUnassigningOnePersonIsRejected() {
    assertThatThrownBy(() -> NOTHING.assign(1).unassign(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ServiceRequest of(long assignee) {
    return request().withState(request().state().withAssignee(assignee));
  }

  private static Decision.Accepted accepted(
      RequestPatch fields, AssigneePatch assignees, ServiceRequest request, Person actor) {
    return switch (decided(fields, assignees, request, actor)) {
      case Decision.Accepted accepted -> accepted;
      case Decision other -> throw new AssertionError(other);
    };
  }

  private static Decision decided(
      RequestPatch fields, AssigneePatch assignees, ServiceRequest request, Person actor) {
    return new CombinedUpdate(
            fields, assignees, Map.of(TOM.id(), TOM, ADMIN.id(), ADMIN, TIM.id(), TIM))
        .decide(contextOf(request, actor));
  }
}
