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
 * Puts a technician on a request. Whoever is on it already stays, whatever he covers by now.
 *
 * @param technician who that is; null if nobody has the id
 */
public record Assign(long technicianId, @Nullable Person technician) implements RequestCommand {

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> refusal = decisionContext.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    if (decisionContext.request().state().assignees().contains(technicianId)) {
      return Decision.unchanged();
    }
    return reason(decisionContext.request())
        .map(
            notAssignableReason ->
                Decision.refused(new NotAssignable(technicianId, notAssignableReason)))
        .orElseGet(() -> assigned(ChangeKind.ASSIGNED, technicianId, decisionContext));
  }

  static Decision assigned(ChangeKind kind, long technicianId, DecisionContext decisionContext) {
    ServiceRequest before = decisionContext.request();
    ServiceRequest after =
        before.withState(before.state().withAssignee(technicianId)).movedTo(decisionContext.now());
    return new Decision.Accepted(after, Change.of(kind, before, after));
  }

  private Optional<NotAssignableReason> reason(ServiceRequest request) {
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
