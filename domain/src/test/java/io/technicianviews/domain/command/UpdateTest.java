package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.NOON;
import static io.technicianviews.domain.command.DecisionContexts.NOW;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.accepted;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateTest {

  @Test
  void anUpdateChangesVersionAndTime() {
    ServiceRequest after = updated(request(), RequestPatch.NOTHING.subject("Scanner"));
    assertThat(after.subject()).isEqualTo("Scanner");
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.state().updated()).isEqualTo(NOW);
  }

  @Test
  void updatedNeverMovesBackwards() {
    ServiceRequest later = request().nextVersion(NOW.plusSeconds(60));
    assertThat(updated(later, RequestPatch.NOTHING.subject("x")).state().updated())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void solvedIsSetAndClearedWithTheStatus() {
    ServiceRequest solved = updated(request(), RequestPatch.NOTHING.status(Status.SOLVED));
    assertThat(solved.state().solved()).isEqualTo(NOW);

    ServiceRequest before = request();
    ServiceRequest earlier =
        before.withState(
            before.state().with(Status.SOLVED, Priority.MEDIUM, DecisionContexts.UNIT, NOON));
    assertThat(updated(earlier, RequestPatch.NOTHING.status(Status.CLOSED)).state().solved())
        .isEqualTo(NOON);
    assertThat(updated(earlier, RequestPatch.NOTHING.status(Status.ON_HOLD)).state().solved())
        .isNull();
  }

  @Test
  void aDueDateFollowsThePriorityUnlessSetByHand() {
    ServiceRequest urgent = updated(request(), RequestPatch.NOTHING.priority(Priority.CRITICAL));
    assertThat(urgent.dueDate()).isEqualTo(NOON.plus(Duration.ofHours(4)));
    assertThat(urgent.dueByHand()).isFalse();

    ServiceRequest byHand = updated(request(), RequestPatch.NOTHING.dueDate(NOW));
    assertThat(byHand.dueByHand()).isTrue();
    assertThat(updated(byHand, RequestPatch.NOTHING.priority(Priority.LOW)).dueDate())
        .isEqualTo(NOW);
    ServiceRequest none = updated(byHand, RequestPatch.NOTHING.dueDate(null));
    assertThat(updated(none, RequestPatch.NOTHING.priority(Priority.HIGH)).dueDate()).isNull();
  }

  @Test
  void otherFieldsDoNotChangeTheDueDate() {
    assertThat(updated(request(), RequestPatch.NOTHING.subject("x")).dueDate()).isNull();
  }

  @Test
  void changingTheUnitKeepsTheAssignees() {
    ServiceRequest taken = request().withState(request().state().withAssignee(TOM.id()));
    ServiceRequest moved = updated(taken, RequestPatch.NOTHING.businessUnit(null));
    assertThat(moved.state().businessUnitId()).isNull();
    assertThat(moved.state().assignees()).containsExactly(TOM.id());
  }

  @Test
  void anUpdateToTheSameValuesChangesNothing() {
    RequestPatch patch =
        RequestPatch.NOTHING
            .status(Status.OPEN)
            .subject("Printer")
            .description(null)
            .businessUnit(DecisionContexts.UNIT);
    assertThat(new Update(patch).decide(contextOf(request(), TOM))).isEqualTo(Decision.unchanged());
  }

  @Test
  void textsAreWithinTheirLimits() {
    assertThatThrownBy(() -> RequestPatch.NOTHING.subject(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subject must not be blank");
    assertThatThrownBy(() -> RequestPatch.NOTHING.description("x".repeat(10_001)))
        .hasMessageContaining("10000");
    assertThat(RequestPatch.NOTHING.subject("\ud83d\ude00".repeat(255)).subject()).isNotNull();
  }

  private static ServiceRequest updated(ServiceRequest before, RequestPatch patch) {
    return accepted(new Update(patch), contextOf(before, ADMIN));
  }
}
