package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/**
 * Marks a request as deleted. No view or query returns it from then on. Its subtasks must be
 * deleted first. Only an admin may delete.
 */
public record Delete() implements RequestCommand {

  @Override
  public Decision decide(DecisionContext context) {
    ServiceRequest before = context.request();
    if (context.actor().role() != Role.ADMIN) {
      return Decision.refused(new Refusal.NotAnAdmin(context.actor().id()));
    }
    Optional<Refusal> stale = context.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    int subtasks = context.current().subtasks();
    if (subtasks > 0) {
      return Decision.refused(new Refusal.HasSubtasks(before.id(), subtasks));
    }
    ServiceRequest after = before.withState(before.state().asDeleted()).nextVersion(context.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.DELETED, before, after));
  }
}
