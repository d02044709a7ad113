package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.Situations.ADMIN;
import static io.technicianviews.domain.command.Situations.TOM;
import static io.technicianviews.domain.command.Situations.accepted;
import static io.technicianviews.domain.command.Situations.request;
import static io.technicianviews.domain.command.Situations.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.Conversation;
import org.junit.jupiter.api.Test;

class DeleteTest {

  private static final Conversation SILENT = new Conversation(0, 0, 0);

  @Test
  void anAdminDeletes() {
    assertThat(accepted(new Delete(), situation(request(), ADMIN)).state().deleted()).isTrue();
    assertThat(accepted(new Delete(), situation(request(), ADMIN)).version()).isEqualTo(2);
  }

  @Test
  void nobodyElseDoes() {
    assertThat(new Delete().decide(situation(request(), TOM)))
        .isEqualTo(Decision.refused(new Refusal.NotAnAdmin(TOM.id())));
  }

  @Test
  void subtasksAreDeletedFirst() {
    assertThat(new Delete().decide(situation(request(), ADMIN, SILENT, 2)))
        .isEqualTo(Decision.refused(new Refusal.HasSubtasks(1, 2)));
  }
}
