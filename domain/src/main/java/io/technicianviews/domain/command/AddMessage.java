package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.TextRule;
import java.util.Optional;

/**
 * Adds a message to a request. Every person who may read the request may add messages. No read
 * position changes, not even the sender's.
 *
 * @param content within {@link TextRule#MESSAGE}
 */
public record AddMessage(String content) implements RequestCommand {

  public AddMessage {
    content = TextRule.MESSAGE.accepted("content", content);
  }

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> stale = context.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    ServiceRequest before = context.request();
    ServiceRequest after = before.nextVersion(context.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.MESSAGE_ADDED, before, after));
  }
}
