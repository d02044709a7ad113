package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/** Deletes a request for good, as far as people see; its subtasks must be deleted before it. */
public record Delete() implements RequestCommand {

  @Override
  public Decision decide(DecisionContext decisionContext) {
    ServiceRequest before = decisionContext.request();
    if (decisionContext.by().role() != Role.ADMIN) {
      return Decision.refused(new Refusal.NotAnAdmin(decisionContext.by().id()));
    }
    Optional<Refusal> stale = decisionContext.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    int subtasks = decisionContext.current().subtasks();
    if (subtasks > 0) {
      return Decision.refused(new Refusal.HasSubtasks(before.id(), subtasks));
    }
    ServiceRequest after =
        before.withState(before.state().asDeleted()).movedTo(decisionContext.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.DELETED, before, after));
  }
}
