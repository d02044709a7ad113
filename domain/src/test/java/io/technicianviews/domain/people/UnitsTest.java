package io.technicianviews.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {

  private static final List<Units> SETS =
      List.of(
          Units.ALL,
          Units.NONE,
          Units.only(1L),
          Units.only(1L, 2L),
          Units.only(2L, 3L),
          Units.only(Units.WITHOUT_UNIT),
          Units.only(1L, Units.WITHOUT_UNIT));

  @Test
  void allHoldsEveryUnitAndWithoutUnit() {
    assertThat(Units.ALL.contains(5L)).isTrue();
    assertThat(Units.ALL.contains(null)).isTrue();
  }

  @Test
  void noneHoldsNothing() {
    assertThat(Units.NONE.contains(5L)).isFalse();
    assertThat(Units.NONE.contains(null)).isFalse();
    assertThat(Units.only()).isEqualTo(Units.NONE);
  }

  @Test
  void withoutUnitIsAMemberOfItsOwn() {
    assertThat(Units.only(1L).contains(null)).isFalse();
    assertThat(Units.only(Units.WITHOUT_UNIT).contains(null)).isTrue();
    assertThat(Units.only(Units.WITHOUT_UNIT).contains(1L)).isFalse();
    assertThat(Units.key(null)).isEqualTo(Units.WITHOUT_UNIT);
    assertThat(Units.key(4L)).isEqualTo(4);
  }

  @Test
  void anIntersectionHoldsWhatBothHold() {
    for (Units one : SETS) {
      for (Units other : SETS) {
        for (Long unit : Arrays.asList(1L, 2L, 3L, 4L, null)) {
          assertThat(one.intersect(other).contains(unit))
              .as("%s in %s and %s", unit, one, other)
              .isEqualTo(one.contains(unit) && other.contains(unit));
        }
      }
    }
  }

  @Test
  void intersectionsAreTheSameWhicheverComesFirst() {
    for (Units one : SETS) {
      assertThat(one.intersect(one)).isEqualTo(one);
      assertThat(one.intersect(Units.ALL)).isEqualTo(one);
      assertThat(one.intersect(Units.NONE)).isEqualTo(Units.NONE);
      for (Units other : SETS) {
        assertThat(one.intersect(other)).isEqualTo(other.intersect(one));
      }
    }
  }

  @Test
  void aSetIsTheSameHoweverItWasMade() {
    assertThat(Units.only(2L, 1L)).isEqualTo(Units.only(List.of(1L, 2L, 2L)));
  }
}
