package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.ServiceRequest;

/**
 * Writes in a request. Whoever may see it may write in it. It moves nobody's read mark.
 *
 * @param content within {@link TextLimit#MESSAGE}
 */
public record AddMessage(String content) implements RequestCommand {

  public AddMessage {
    TextLimit.MESSAGE.check("content", content);
  }

  @Override
  public Decision decide(Situation situation) {
    ServiceRequest before = situation.request();
    ServiceRequest after = before.movedTo(situation.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.MESSAGE_ADDED, before, after));
  }
}
