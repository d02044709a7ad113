package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.message.Conversation;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;

/**
 * Says how far the caller has read. A mark never moves backwards. It does not move {@code updated};
 * the version moves if lists show the request another way for everybody.
 *
 * @param upTo the number of the last message that he has read; 0 is none
 * @param before where his mark is now
 */
public record MoveReadMark(int upTo, int before) implements RequestCommand {

  public MoveReadMark {
    if (upTo < 0) {
      throw new IllegalArgumentException("upTo must not be negative: " + upTo);
    }
  }

  @Override
  public Decision decide(Situation situation) {
    Optional<Refusal> stale = situation.staleness();
    if (stale.isPresent()) {
      return Decision.refused(stale.get());
    }
    ServiceRequest request = situation.request();
    Conversation conversation = situation.current().conversation();
    if (upTo > conversation.lastMessage()) {
      return Decision.refused(
          new Refusal.NotWrittenYet(request.id(), upTo, conversation.lastMessage()));
    }
    if (upTo <= before) {
      return Decision.unchanged();
    }
    return request.requesterId() == situation.by().id()
            && conversation.requesterHasUnread()
                != conversation.withRequesterReadUpTo(upTo).requesterHasUnread()
        ? shownAnew(request)
        : new Decision.Accepted(request, Change.readBy(situation.by().id(), request));
  }

  private static Decision shownAnew(ServiceRequest before) {
    ServiceRequest after = before.withVersion(before.version() + 1);
    return new Decision.Accepted(after, Change.of(ChangeKind.READ, before, after));
  }
}
