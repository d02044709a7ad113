package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.accepted;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.MessagePositions;
import org.junit.jupiter.api.Test;

class DeleteTest {

  private static final MessagePositions SILENT = new MessagePositions(0, 0, 0);

  @Test
  void anAdminDeletes() {
    assertThat(accepted(new Delete(), contextOf(request(), ADMIN)).state().deleted()).isTrue();
    assertThat(accepted(new Delete(), contextOf(request(), ADMIN)).version()).isEqualTo(2);
  }

  @Test
  void onlyAdminsDelete() {
    assertThat(new Delete().decide(contextOf(request(), TOM)))
        .isEqualTo(Decision.refused(new Refusal.NotAnAdmin(TOM.id())));
  }

  @Test
  void subtasksAreDeletedFirst() {
    assertThat(new Delete().decide(contextOf(request(), ADMIN, SILENT, 2)))
        .isEqualTo(Decision.refused(new Refusal.HasSubtasks(1, 2)));
  }
}
