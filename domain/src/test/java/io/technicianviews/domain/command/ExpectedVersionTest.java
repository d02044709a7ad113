package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.REQUESTER;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that every command on a request is rejected if the version is not the expected one. */
class ExpectedVersionTest {

  private static final List<RequestCommand> COMMANDS =
      List.of(
          new Update(RequestPatch.NOTHING.subject("x")),
          new CombinedUpdate(
              RequestPatch.NOTHING.subject("x"), AssigneePatch.NOTHING.taken(), Map.of()),
          new Delete(),
          new Assign(TOM.id(), TOM),
          new Unassign(TOM.id()),
          new Take(),
          new AddMessage("Hello"),
          new MarkAsRead(1, 0));

  @Test
  void everyCommandIsTested() {
    assertThat(COMMANDS)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(RequestCommand.class.getPermittedSubclasses());
  }

  @Test
  void aListMatchesItsVersions() {
    assertThat(ExpectedVersion.any().admits(7)).isTrue();
    assertThat(ExpectedVersion.of(7).admits(7)).isTrue();
    assertThat(ExpectedVersion.oneOf(Set.of(2L, 3L)).admits(3)).isTrue();
    assertThat(ExpectedVersion.oneOf(Set.of(2L, 3L)).admits(1)).isFalse();
    assertThat(ExpectedVersion.oneOf(Set.of()).admits(1)).isFalse();
  }

  @Test
  void everyCommandIsRejectedForAnotherVersion() {
    ServiceRequest request = request();
    for (ExpectedVersion other :
        List.of(
            ExpectedVersion.of(request.version() + 1),
            ExpectedVersion.oneOf(Set.of(8L, 9L)),
            ExpectedVersion.oneOf(Set.of()))) {
      for (RequestCommand command : COMMANDS) {
        assertThat(command.decide(contextOf(request, ADMIN, other)))
            .as(command.toString())
            .isEqualTo(Decision.refused(new Refusal.StaleVersion(1, other, request.version())));
      }
      assertThat(subtask(ADMIN, request, other))
          .contains(new Refusal.StaleVersion(1, other, request.version()));
    }
  }

  @Test
  void noCommandIsRejectedForTheExpectedVersion() {
    ServiceRequest request = request();
    for (ExpectedVersion expected :
        List.of(
            ExpectedVersion.any(),
            ExpectedVersion.of(request.version()),
            ExpectedVersion.oneOf(Set.of(request.version(), 9L)))) {
      for (RequestCommand command : COMMANDS) {
        assertThat(command.decide(contextOf(request, ADMIN, expected)))
            .as(command.toString())
            .isNotInstanceOf(Decision.Refused.class);
      }
      assertThat(subtask(ADMIN, request, expected)).isEmpty();
    }
  }

  @Test
  void permissionsAreCheckedBeforeTheVersion() {
    ExpectedVersion other = ExpectedVersion.of(4);
    Person elsewhere = Person.technician(REQUESTER.id(), "Ray", 9L);
    for (RequestCommand command :
        List.of(
            new Update(RequestPatch.NOTHING.subject("x")),
            new CombinedUpdate(RequestPatch.NOTHING, AssigneePatch.NOTHING.taken(), Map.of()),
            new Assign(TOM.id(), TOM),
            new Unassign(TOM.id()),
            new Take())) {
      assertThat(command.decide(contextOf(request(), REQUESTER, other)))
          .isEqualTo(Decision.refused(new Refusal.NotATechnician(REQUESTER.id())));
      assertThat(command.decide(contextOf(request(), elsewhere, other)))
          .isEqualTo(Decision.refused(new Refusal.MayNotEdit(1)));
    }
    assertThat(new Delete().decide(contextOf(request(), TOM, other)))
        .isEqualTo(Decision.refused(new Refusal.NotAnAdmin(TOM.id())));
    assertThat(subtask(REQUESTER, request(), other))
        .contains(new Refusal.NotATechnician(REQUESTER.id()));
  }

  private static Optional<Refusal> subtask(
      Person actor, ServiceRequest parent, ExpectedVersion expected) {
    return new CreateRequest(NewRequest.of("x"), actor, actor, parent, expected).refusal();
  }
}
