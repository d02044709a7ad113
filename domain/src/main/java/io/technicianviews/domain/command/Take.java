package io.technicianviews.domain.command;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import java.util.Optional;

/**
 * Assigns an unassigned request to the actor. If several technicians take it concurrently, exactly
 * one succeeds; the others are refused.
 */
public record Take() implements RequestCommand {

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> refusal = context.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    long actorId = context.actor().id();
    List<PersonName> others =
        context.current().assignees().stream()
            .filter(assignee -> assignee.id() != actorId)
            .toList();
    if (!others.isEmpty()) {
      return Decision.refused(new Refusal.AlreadyAssigned(context.request().id(), others));
    }
    return context.request().state().assignees().isEmpty()
        ? Assign.assigned(ChangeKind.TAKEN, actorId, context)
        : Decision.unchanged();
  }
}
