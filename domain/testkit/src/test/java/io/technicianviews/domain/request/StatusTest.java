package io.technicianviews.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void theIdOfADefaultStatusIsThatOfItsCategory() {
    assertThat(Status.DEFAULTS)
        .containsExactly(
            Status.OPEN,
            Status.IN_PROGRESS,
            Status.PENDING_REQUESTER_RESPONSE,
            Status.ON_HOLD,
            Status.SOLVED,
            Status.CLOSED);
    for (StatusCategory category : StatusCategory.values()) {
      Status status = Status.defaultOf(category);
      assertThat(status.id()).isEqualTo(category.id());
      assertThat(status.category()).isEqualTo(category);
      assertThat(status.isDefault()).isTrue();
      assertThat(StatusCategory.of(category.id())).isEqualTo(category);
    }
  }

  @Test
  void theIdOfAnAddedStatusDeterminesItsCategory() {
    for (StatusCategory category : StatusCategory.values()) {
      for (int id = Status.firstAddedId(category); id <= Status.lastAddedId(category); id++) {
        Status status = Status.of(id);
        assertThat(status.category()).isEqualTo(category);
        assertThat(status.countAsSolved()).isEqualTo(category.countAsSolved());
        assertThat(status.isDefault()).isFalse();
      }
    }
    assertThat(Status.of(501).countAsSolved()).isTrue();
    assertThat(Status.of(499).countAsSolved()).isFalse();
  }

  @Test
  void otherIdsAreInvalid() {
    for (int id : List.of(Integer.MIN_VALUE, -201, -1, 0, 7, 99, 100, 200, 600, 700, 701, 32767)) {
      assertThat(Status.isValidId(id)).as("%d", id).isFalse();
      assertThatThrownBy(() -> Status.of(id)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(IntStream.range(-1000, 40_000).filter(Status::isValidId)).hasSize(6 + 6 * 99);
    assertThatThrownBy(() -> StatusCategory.of(7)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statusesAreOrderedById() {
    assertThat(Status.of(201)).isGreaterThan(Status.CLOSED).isLessThan(Status.of(202));
  }
}
