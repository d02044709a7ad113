package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.NOW;
import static io.technicianviews.domain.command.DecisionContexts.REQUESTER;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.accepted;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageCommandsTest {

  /**
   * Three messages. The second is not by the requester, and the requester has read the first one.
   */
  private static final MessagePositions UNREAD = new MessagePositions(3, 2, 1);

  @Test
  void aMessageUpdatesTheRequest() {
    ServiceRequest after = accepted(new AddMessage("Hello"), contextOf(request(), REQUESTER));
    assertThat(after.state().updated()).isEqualTo(NOW);
    assertThat(after.version()).isEqualTo(2);
    assertThatThrownBy(() -> new AddMessage(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("content must not be blank");
  }

  @Test
  void aReadPositionNeverDecreases() {
    assertThat(new MarkAsRead(1, 1).decide(contextOf(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.unchanged());
    assertThat(new MarkAsRead(0, 1).decide(contextOf(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.unchanged());
    assertThatThrownBy(() -> new MarkAsRead(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReadPositionBeyondTheLastMessageIsRejected() {
    assertThat(new MarkAsRead(4, 1).decide(contextOf(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.refused(new Refusal.ReadPositionBeyondLastMessage(1, 4, 3)));
  }

  @Test
  void theReadPositionOfATechnicianDoesNotChangeTheVersion() {
    Decision decision = new MarkAsRead(3, 0).decide(contextOf(request(), TOM, UNREAD, 0));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    if (decision instanceof Decision.Accepted(var after, var change)) {
      assertThat(after).isEqualTo(request());
      assertThat(change.tags()).isEqualTo(Set.of(new InvalidationTag.Person(TOM.id())));
    }
  }

  @Test
  void theReadPositionOfTheRequesterChangesTheVersionIfRowsChange() {
    ServiceRequest read =
        accepted(new MarkAsRead(2, 1), contextOf(request(), REQUESTER, UNREAD, 0));
    assertThat(read.version()).isEqualTo(2);
    assertThat(read.state()).isEqualTo(request().state());

    MessagePositions seen = new MessagePositions(3, 2, 2);
    assertThat(accepted(new MarkAsRead(3, 2), contextOf(request(), REQUESTER, seen, 0)).version())
        .isEqualTo(1);
  }
}
