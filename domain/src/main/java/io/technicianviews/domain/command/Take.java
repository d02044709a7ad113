package io.technicianviews.domain.command;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import java.util.Optional;

/** Puts the caller on a request that nobody has: of any number of takers one wins. */
public record Take() implements RequestCommand {

  @Override
  public Decision decide(Situation situation) {
    Optional<Refusal> refusal = situation.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    long taker = situation.by().id();
    List<PersonName> others =
        situation.current().assignees().stream().filter(one -> one.id() != taker).toList();
    if (!others.isEmpty()) {
      return Decision.refused(new Refusal.TakenByOthers(situation.request().id(), others));
    }
    return situation.request().state().assignees().isEmpty()
        ? Assign.assigned(ChangeKind.TAKEN, taker, situation)
        : Decision.unchanged();
  }
}
