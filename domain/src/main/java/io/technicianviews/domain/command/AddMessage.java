package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.TextRule;
import java.util.Optional;

/**
 * Writes in a request. Whoever may see it may write in it. It moves nobody's read mark.
 *
 * @param content within {@link TextRule#MESSAGE}
 */
public record AddMessage(String content) implements RequestCommand {

  public AddMessage {
    content = TextRule.MESSAGE.accepted("content", content);
  }

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> stale = decisionContext.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    ServiceRequest before = decisionContext.request();
    ServiceRequest after = before.movedTo(decisionContext.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.MESSAGE_ADDED, before, after));
  }
}
