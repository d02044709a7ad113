package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/**
 * Moves the actor's read position in a request. A read position never moves backwards. {@code
 * updated} does not change; the version increases if {@link MessagePositions#requesterHasUnread()}
 * changes, because every reader's list shows it.
 *
 * @param upTo the sequence number of the last message read; 0 if none
 * @param before the actor's stored read position
 */
public record MarkAsRead(int upTo, int before) implements RequestCommand {

  public MarkAsRead {
    if (upTo < 0) {
      throw new IllegalArgumentException("upTo must not be negative: " + upTo);
    }
  }

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> stale = context.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    ServiceRequest request = context.request();
    MessagePositions messagePositions = context.current().messagePositions();
    if (upTo > messagePositions.lastMessage()) {
      return Decision.refused(
          new Refusal.ReadPositionBeyondLastMessage(
              request.id(), upTo, messagePositions.lastMessage()));
    }
    if (upTo <= before) {
      return Decision.unchanged();
    }
    return request.requesterId() == context.actor().id()
            && messagePositions.requesterHasUnread()
                != messagePositions.withRequesterReadUpTo(upTo).requesterHasUnread()
        ? withNextVersion(request)
        : new Decision.Accepted(request, Change.readBy(context.actor().id(), request));
  }

  private static Decision withNextVersion(ServiceRequest before) {
    ServiceRequest after = before.withVersion(before.version() + 1);
    return new Decision.Accepted(after, Change.of(ChangeKind.READ, before, after));
  }
}
