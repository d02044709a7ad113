package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/**
 * Says how far the caller has read. A mark never moves backwards. It does not move {@code updated};
 * the version moves if lists show the request another way for everybody.
 *
 * @param upTo the number of the last message that he has read; 0 is none
 * @param before where his mark is now
 */
public record MarkAsRead(int upTo, int before) implements RequestCommand {

  public MarkAsRead {
    if (upTo < 0) {
      throw new IllegalArgumentException("upTo must not be negative: " + upTo);
    }
  }

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> stale = decisionContext.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    ServiceRequest request = decisionContext.request();
    MessagePositions messagePositions = decisionContext.current().messagePositions();
    if (upTo > messagePositions.lastMessage()) {
      return Decision.refused(
          new Refusal.ReadPositionBeyondLastMessage(
              request.id(), upTo, messagePositions.lastMessage()));
    }
    if (upTo <= before) {
      return Decision.unchanged();
    }
    return request.requesterId() == decisionContext.by().id()
            && messagePositions.requesterHasUnread()
                != messagePositions.withRequesterReadUpTo(upTo).requesterHasUnread()
        ? shownAnew(request)
        : new Decision.Accepted(request, Change.readBy(decisionContext.by().id(), request));
  }

  private static Decision shownAnew(ServiceRequest before) {
    ServiceRequest after = before.withVersion(before.version() + 1);
    return new Decision.Accepted(after, Change.of(ChangeKind.READ, before, after));
  }
}
