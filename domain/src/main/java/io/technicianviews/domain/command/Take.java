package io.technicianviews.domain.command;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import java.util.Optional;

/** Puts the caller on a request that nobody has: of any number of takers one wins. */
public record Take() implements RequestCommand {

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> refusal = decisionContext.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    long taker = decisionContext.by().id();
    List<PersonName> others =
        decisionContext.current().assignees().stream().filter(one -> one.id() != taker).toList();
    if (!others.isEmpty()) {
      return Decision.refused(new Refusal.AlreadyAssigned(decisionContext.request().id(), others));
    }
    return decisionContext.request().state().assignees().isEmpty()
        ? Assign.assigned(ChangeKind.TAKEN, taker, decisionContext)
        : Decision.unchanged();
  }
}
