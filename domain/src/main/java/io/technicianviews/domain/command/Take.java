package io.technicianviews.domain.command;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Assigns an unassigned request to the actor. If several technicians take it concurrently, exactly
 * one succeeds; the others are refused.
 */
public record Take() implements RequestCommand, CombinedUpdate.Step {

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> refusal = context.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    return applied(context.request(), context);
  }

  @Override
  public Decision applied(ServiceRequest before, DecisionContext context) {
    long actorId = context.actor().id();
    SortedSet<Long> assignees = before.state().assignees();
    List<PersonName> others =
        context.current().assignees().stream()
            .filter(assignee -> assignee.id() != actorId && assignees.contains(assignee.id()))
            .toList();
    if (!others.isEmpty()) {
      return Decision.refused(new Refusal.AlreadyAssigned(before.id(), others));
    }
    return assignees.isEmpty()
        ? Assign.assigned(ChangeKind.TAKEN, actorId, before, context)
        : Decision.unchanged();
  }
}
