package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/** Takes a technician off a request. Whoever is not on it is off it already. */
public record Unassign(long technicianId) implements RequestCommand {

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> refusal = decisionContext.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    ServiceRequest before = decisionContext.request();
    if (!before.state().assignees().contains(technicianId)) {
      return Decision.unchanged();
    }
    ServiceRequest after =
        before
            .withState(before.state().withoutAssignee(technicianId))
            .movedTo(decisionContext.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.UNASSIGNED, before, after));
  }
}
