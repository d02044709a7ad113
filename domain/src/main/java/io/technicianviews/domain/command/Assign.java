package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.command.Refusal.NotAssignable;
import io.technicianviews.domain.command.Refusal.Obstacle;
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
  public Decision decide(Situation situation) {
    Optional<Refusal> refusal = situation.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    if (situation.request().state().assignees().contains(technicianId)) {
      return Decision.unchanged();
    }
    return obstacle(situation.request())
        .map(obstacle -> Decision.refused(new NotAssignable(technicianId, obstacle)))
        .orElseGet(() -> assigned(ChangeKind.ASSIGNED, technicianId, situation));
  }

  static Decision assigned(ChangeKind kind, long technicianId, Situation situation) {
    ServiceRequest before = situation.request();
    ServiceRequest after =
        before.withState(before.state().withAssignee(technicianId)).movedTo(situation.now());
    return new Decision.Accepted(after, Change.of(kind, before, after));
  }

  private Optional<Obstacle> obstacle(ServiceRequest request) {
    if (technician == null) {
      return Optional.of(Obstacle.UNKNOWN);
    }
    if (!technician.active()) {
      return Optional.of(Obstacle.DEACTIVATED);
    }
    if (!technician.role().worksOnRequests()) {
      return Optional.of(Obstacle.NOT_A_TECHNICIAN);
    }
    return technician.scope().contains(request.state().businessUnitId())
        ? Optional.empty()
        : Optional.of(Obstacle.DOES_NOT_COVER_THE_REQUEST);
  }
}
