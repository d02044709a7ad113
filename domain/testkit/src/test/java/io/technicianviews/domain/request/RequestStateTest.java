package io.technicianviews.domain.request;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestStateTest {

  @Test
  void solvedIsSetExactlyWhenTheStatusCountsAsSolved() {
    for (Status status : Status.DEFAULTS) {
      Instant right = status.countAsSolved() ? NOON : null;
      Instant wrong = status.countAsSolved() ? null : NOON;

      assertThat(state(status, right).isSolved()).isEqualTo(status.countAsSolved());
      assertThatThrownBy(() -> state(status, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("solved");
    }
  }

  @Test
  void theNumberOfOpenSubtasksIsNotNegative() {
    assertThatThrownBy(() -> request().openSubtasks(-1).state())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openSubtasks");
  }

  @Test
  void aSubtaskHasNoSubtasks() {
    assertThatThrownBy(() -> request().subtaskOf(1).openSubtasks(1).state())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parentId");
  }

  @Test
  void aRequestIsOpenIfItIsNeitherSolvedNorDeleted() {
    assertThat(request().state().isOpen()).isTrue();
    assertThat(request().solved(NOON).state().isOpen()).isFalse();
    assertThat(request().deleted().state().isOpen()).isFalse();
  }

  @Test
  void aStateCopiesItsAssignees() {
    SortedSet<Long> assignees = new TreeSet<>(Set.of(1L));
    RequestState state =
        new RequestState(
            Status.OPEN,
            Priority.LOW,
            null,
            assignees,
            new TreeSet<>(),
            null,
            0,
            NOON,
            NOON,
            null,
            false);
    assignees.add(2L);

    assertThat(state.assignees()).containsExactly(1L);
  }

  @Test
  void statusesAndPrioritiesAreFoundById() {
    for (Status status : Status.DEFAULTS) {
      assertThat(Status.of(status.id())).isEqualTo(status);
      assertThat(StatusLabel.standard(status).status()).isEqualTo(status);
    }
    for (Priority priority : Priority.values()) {
      assertThat(Priority.of(priority.id())).isEqualTo(priority);
      assertThat(PriorityLabel.standard(priority).id()).isEqualTo(priority.id());
    }
    assertThatThrownBy(() -> Status.of(7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Priority.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static RequestState state(Status status, @Nullable Instant solved) {
    return new RequestState(
        status,
        Priority.LOW,
        null,
        new TreeSet<>(),
        new TreeSet<>(),
        null,
        0,
        NOON,
        NOON,
        solved,
        false);
  }
}
