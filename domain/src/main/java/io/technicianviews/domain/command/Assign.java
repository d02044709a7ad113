package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.command.Refusal.NotAssignable;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assigns a technician to a request. Existing assignees stay assigned, even if their scope no
 * longer covers the request.
 *
 * @param technician the person with this id; null if none exists
 */
public record Assign(long technicianId, @Nullable Person technician)
    implements RequestCommand, CombinedUpdate.Step {

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
    if (before.state().assignees().contains(technicianId)) {
      return Decision.unchanged();
    }
    return notAssignableReason(before)
        .map(reason -> Decision.refused(new NotAssignable(technicianId, reason)))
        .orElseGet(() -> assigned(ChangeKind.ASSIGNED, technicianId, before, context));
  }

  static Decision assigned(
      ChangeKind kind, long technicianId, ServiceRequest before, DecisionContext context) {
    ServiceRequest after =
        before.withState(before.state().withAssignee(technicianId)).nextVersion(context.now());
    return new Decision.Accepted(after, Change.of(kind, before, after));
  }

  private Optional<NotAssignableReason> notAssignableReason(ServiceRequest request) {
    if (technician == null) {
      return Optional.of(NotAssignableReason.UNKNOWN);
    }
    if (!technician.active()) {
      return Optional.of(NotAssignableReason.DEACTIVATED);
    }
    if (!technician.role().worksOnRequests()) {
      return Optional.of(NotAssignableReason.NOT_A_TECHNICIAN);
    }
    return technician.scope().contains(request.state().businessUnitId())
        ? Optional.empty()
        : Optional.of(NotAssignableReason.DOES_NOT_COVER_THE_REQUEST);
  }
}
