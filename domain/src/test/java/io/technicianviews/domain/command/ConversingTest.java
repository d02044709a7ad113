package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.Situations.NOW;
import static io.technicianviews.domain.command.Situations.REQUESTER;
import static io.technicianviews.domain.command.Situations.TOM;
import static io.technicianviews.domain.command.Situations.accepted;
import static io.technicianviews.domain.command.Situations.request;
import static io.technicianviews.domain.command.Situations.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.message.Conversation;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversingTest {

  /** Three messages, the second by somebody else than the requester, who has read the first. */
  private static final Conversation UNREAD = new Conversation(3, 2, 1);

  @Test
  void aMessageMovesTheRequest() {
    ServiceRequest after = accepted(new AddMessage("Hello"), situation(request(), REQUESTER));
    assertThat(after.state().updated()).isEqualTo(NOW);
    assertThat(after.version()).isEqualTo(2);
    assertThatThrownBy(() -> new AddMessage(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("content must not be blank");
  }

  @Test
  void aMarkNeverMovesBackwards() {
    assertThat(new MoveReadMark(1, 1).decide(situation(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.unchanged());
    assertThat(new MoveReadMark(0, 1).decide(situation(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.unchanged());
    assertThatThrownBy(() -> new MoveReadMark(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyReadsFurtherThanWasWritten() {
    assertThat(new MoveReadMark(4, 1).decide(situation(request(), TOM, UNREAD, 0)))
        .isEqualTo(Decision.refused(new Refusal.NotWrittenYet(1, 4, 3)));
  }

  @Test
  void aTechniciansMarkIsHisOwnAffair() {
    Decision decision = new MoveReadMark(3, 0).decide(situation(request(), TOM, UNREAD, 0));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    if (decision instanceof Decision.Accepted(var after, var change)) {
      assertThat(after).isEqualTo(request());
      assertThat(change.scopes()).isEqualTo(Set.of(new CacheScope.OfPerson(TOM.id())));
    }
  }

  @Test
  void theRequestersMarkMovesTheVersionWhenListsShowIt() {
    ServiceRequest read =
        accepted(new MoveReadMark(2, 1), situation(request(), REQUESTER, UNREAD, 0));
    assertThat(read.version()).isEqualTo(2);
    assertThat(read.state()).isEqualTo(request().state());

    Conversation seen = new Conversation(3, 2, 2);
    assertThat(accepted(new MoveReadMark(3, 2), situation(request(), REQUESTER, seen, 0)).version())
        .isEqualTo(1);
  }
}
