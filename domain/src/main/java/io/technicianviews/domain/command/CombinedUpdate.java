package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the fields and the assignees of a request in one version: first its fields, then {@link
 * Unassign}, {@link Take} and {@link Assign}. A new assignee must cover the request in its new
 * business unit. If one step is refused, nothing changes.
 *
 * @param technicians the people to assign, by id, as far as they exist
 */
public record CombinedUpdate(
    RequestPatch fields, AssigneePatch assignees, Map<Long, Person> technicians)
    implements RequestCommand {

  /** A command that can be one step of several on one request. */
  interface Step {

    /**
     * Decides the step for an actor who may edit the request.
     *
     * @param before the request after the previous steps
     */
    Decision applied(ServiceRequest before, DecisionContext context);
  }

  public CombinedUpdate {
    technicians = Map.copyOf(technicians);
  }

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> refusal = context.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    ServiceRequest before = context.request();
    ServiceRequest after = before;
    Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
    for (Step step : steps()) {
      switch (step.applied(after, context)) {
        case Decision.Refused refused -> {
          return refused;
        }
        case Decision.Unchanged() -> {}
        case Decision.Accepted(ServiceRequest next, Change change) -> {
          after = next;
          kinds.add(change.kind());
        }
      }
    }
    return combined(before, after, kinds);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Update(fields));
    assignees.unassigned().forEach(id -> steps.add(new Unassign(id)));
    if (assignees.take()) {
      steps.add(new Take());
    }
    assignees.assigned().forEach(id -> steps.add(new Assign(id, technicians.get(id))));
    return steps;
  }

  private static Decision combined(
      ServiceRequest before, ServiceRequest after, Set<ChangeKind> kinds) {
    if (isSame(before, after)) {
      return Decision.unchanged();
    }
    ServiceRequest next = after.withVersion(before.version() + 1);
    ChangeKind kind = kinds.size() == 1 ? kinds.iterator().next() : ChangeKind.UPDATED;
    return new Decision.Accepted(next, Change.of(kind, before, next));
  }

  /** A due date that is set to the value that it has no longer follows the priority. */
  private static boolean isSame(ServiceRequest before, ServiceRequest after) {
    return RequestField.differing(before, after).isEmpty()
        && before.dueByHand() == after.dueByHand();
  }
}
