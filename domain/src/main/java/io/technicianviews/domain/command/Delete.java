package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/** Deletes a request for good, as far as people see; its subtasks must be deleted before it. */
public record Delete() implements RequestCommand {

  @Override
  public Decision decide(Situation situation) {
    ServiceRequest before = situation.request();
    if (situation.by().role() != Role.ADMIN) {
      return Decision.refused(new Refusal.NotAnAdmin(situation.by().id()));
    }
    Optional<Refusal> stale = situation.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    int subtasks = situation.current().subtasks();
    if (subtasks > 0) {
      return Decision.refused(new Refusal.HasSubtasks(before.id(), subtasks));
    }
    ServiceRequest after = before.withState(before.state().asDeleted()).movedTo(situation.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.DELETED, before, after));
  }
}
