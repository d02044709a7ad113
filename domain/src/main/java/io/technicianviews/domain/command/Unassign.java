package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/**
 * Removes a technician from the assignees of a request. It changes nothing if the technician is not
 * assigned.
 */
public record Unassign(long technicianId) implements RequestCommand, CombinedUpdate.Step {

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
    if (!before.state().assignees().contains(technicianId)) {
      return Decision.unchanged();
    }
    ServiceRequest after =
        before.withState(before.state().withoutAssignee(technicianId)).nextVersion(context.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.UNASSIGNED, before, after));
  }
}
