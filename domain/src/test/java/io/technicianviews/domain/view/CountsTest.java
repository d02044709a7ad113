package io.technicianviews.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void allIsParentsAndSubtasks() {
    TypeCounts counts = new TypeCounts(2, 3);

    assertThat(counts.all()).isEqualTo(5);
    assertThat(counts.of(RequestType.ALL)).isEqualTo(5);
    assertThat(counts.of(RequestType.PARENTS)).isEqualTo(2);
    assertThat(counts.of(RequestType.SUBTASKS)).isEqualTo(3);
  }

  @Test
  void negativeCountsAreRejected() {
    assertThatThrownBy(() -> new TypeCounts(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TypeCounts(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingViewCountsZero() {
    ViewCounts zeros = new ViewCounts(Map.of(View.UNASSIGNED, TypeCounts.ZERO));

    assertThat(ViewCounts.ZERO.of(View.UNASSIGNED)).isEqualTo(TypeCounts.ZERO);
    assertThat(zeros).isEqualTo(ViewCounts.ZERO);
  }

  @Test
  void countsAreAddedPerView() {
    ViewCounts one = new ViewCounts(Map.of(View.UNASSIGNED, new TypeCounts(1, 2)));
    ViewCounts two =
        new ViewCounts(
            Map.of(View.UNASSIGNED, new TypeCounts(10, 20), View.NEW_TODAY, new TypeCounts(0, 1)));

    ViewCounts sum = one.plus(two);

    assertThat(sum.of(View.UNASSIGNED)).isEqualTo(new TypeCounts(11, 22));
    assertThat(sum.of(View.NEW_TODAY)).isEqualTo(new TypeCounts(0, 1));
    assertThat(sum).isEqualTo(two.plus(one)).isEqualTo(sum.plus(ViewCounts.ZERO));
  }
}
