package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.REQUESTER;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.UNIT;
import static io.technicianviews.domain.command.DecisionContexts.accepted;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.command.Refusal.NotAssignable;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssigningTest {

  @Test
  void aTechnicianOfTheUnitAndAnAdminAreAssigned() {
    ServiceRequest one = accepted(new Assign(TOM.id(), TOM), contextOf(request(), ADMIN));
    ServiceRequest both = accepted(new Assign(ADMIN.id(), ADMIN), contextOf(one, TOM));
    assertThat(both.state().assignees()).containsExactly(ADMIN.id(), TOM.id());
    assertThat(both.version()).isEqualTo(3);
  }

  @Test
  void anAssigneeRemainsAssigned() {
    ServiceRequest taken = taken(9);
    Person moved = Person.technician(9, "Moved", 77L);
    assertThat(new Assign(9, moved).decide(contextOf(taken, TOM))).isEqualTo(Decision.unchanged());
    assertThat(new Assign(9, null).decide(contextOf(taken, TOM))).isEqualTo(Decision.unchanged());
  }

  @Test
  void anInvalidAssigneeIsRejectedWithTheReason() {
    Person gone = new Person(9, "Gone", Role.TECHNICIAN, false, Collections.emptySortedSet());
    assertRejected(null, NotAssignableReason.UNKNOWN);
    assertRejected(gone, NotAssignableReason.DEACTIVATED);
    assertRejected(Person.requester(9, "Ray"), NotAssignableReason.NOT_A_TECHNICIAN);
    assertRejected(
        Person.technician(9, "Tim", UNIT + 1), NotAssignableReason.DOES_NOT_COVER_THE_REQUEST);
  }

  @Test
  void aRequestWithoutAUnitIsCoveredByAdminsOnly() {
    ServiceRequest without =
        request()
            .withState(
                request()
                    .state()
                    .with(
                        request().state().status(),
                        request().state().priority(),
                        null,
                        DecisionContexts.NOON));
    assertThat(new Assign(TOM.id(), TOM).decide(contextOf(without, ADMIN)))
        .isEqualTo(
            Decision.refused(
                new NotAssignable(TOM.id(), NotAssignableReason.DOES_NOT_COVER_THE_REQUEST)));
    assertThat(accepted(new Take(), contextOf(without, ADMIN)).state().assignees())
        .containsExactly(ADMIN.id());
  }

  @Test
  void unassigningTwiceHasNoEffect() {
    assertThat(accepted(new Unassign(9), contextOf(taken(9), TOM)).state().assignees()).isEmpty();
    assertThat(new Unassign(8).decide(contextOf(taken(9), TOM))).isEqualTo(Decision.unchanged());
  }

  @Test
  void onlyUnassignedRequestsCanBeTaken() {
    assertThat(accepted(new Take(), contextOf(request(), TOM)).state().assignees())
        .containsExactly(TOM.id());
    assertThat(new Take().decide(contextOf(taken(TOM.id()), TOM))).isEqualTo(Decision.unchanged());
    assertThat(new Take().decide(contextOf(taken(9), TOM)))
        .isEqualTo(
            Decision.refused(new Refusal.AlreadyAssigned(1, List.of(new PersonName(9, "No. 9")))));
  }

  @Test
  void aRequestAssignedToOthersTooIsAlreadyAssigned() {
    ServiceRequest both = taken(9).withState(taken(9).state().withAssignee(TOM.id()));
    assertThat(new Take().decide(contextOf(both, TOM)))
        .isEqualTo(
            Decision.refused(new Refusal.AlreadyAssigned(1, List.of(new PersonName(9, "No. 9")))));
  }

  @Test
  void requestersCannotAssign() {
    for (RequestCommand command :
        List.of(new Assign(TOM.id(), TOM), new Unassign(TOM.id()), new Take())) {
      assertThat(command.decide(contextOf(request(), REQUESTER)))
          .isEqualTo(Decision.refused(new Refusal.NotATechnician(REQUESTER.id())));
    }
  }

  private static void assertRejected(
      @Nullable Person technician, NotAssignableReason notAssignableReason) {
    assertThat(new Assign(9, technician).decide(contextOf(request(), TOM)))
        .isEqualTo(Decision.refused(new NotAssignable(9, notAssignableReason)));
  }

  private static ServiceRequest taken(long by) {
    return request().withState(request().state().withAssignee(by));
  }
}
