package io.technicianviews.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitScopeTest {

  private static final List<UnitScope> SETS =
      List.of(
          UnitScope.ALL,
          UnitScope.NONE,
          UnitScope.only(1L),
          UnitScope.only(1L, 2L),
          UnitScope.only(2L, 3L),
          UnitScope.only(UnitScope.WITHOUT_UNIT),
          UnitScope.only(1L, UnitScope.WITHOUT_UNIT));

  @Test
  void allContainsEveryUnitAndWithoutUnit() {
    assertThat(UnitScope.ALL.contains(5L)).isTrue();
    assertThat(UnitScope.ALL.contains(null)).isTrue();
  }

  @Test
  void noneContainsNothing() {
    assertThat(UnitScope.NONE.contains(5L)).isFalse();
    assertThat(UnitScope.NONE.contains(null)).isFalse();
    assertThat(UnitScope.only()).isEqualTo(UnitScope.NONE);
  }

  @Test
  void withoutUnitIsASeparateMember() {
    assertThat(UnitScope.only(1L).contains(null)).isFalse();
    assertThat(UnitScope.only(UnitScope.WITHOUT_UNIT).contains(null)).isTrue();
    assertThat(UnitScope.only(UnitScope.WITHOUT_UNIT).contains(1L)).isFalse();
    assertThat(UnitScope.key(null)).isEqualTo(UnitScope.WITHOUT_UNIT);
    assertThat(UnitScope.key(4L)).isEqualTo(4);
  }

  @Test
  void anIntersectionContainsTheCommonUnits() {
    for (UnitScope one : SETS) {
      for (UnitScope other : SETS) {
        for (Long unit : Arrays.asList(1L, 2L, 3L, 4L, null)) {
          assertThat(one.intersect(other).contains(unit))
              .as("%s in %s and %s", unit, one, other)
              .isEqualTo(one.contains(unit) && other.contains(unit));
        }
      }
    }
  }

  @Test
  void intersectionIsCommutative() {
    for (UnitScope one : SETS) {
      assertThat(one.intersect(one)).isEqualTo(one);
      assertThat(one.intersect(UnitScope.ALL)).isEqualTo(one);
      assertThat(one.intersect(UnitScope.NONE)).isEqualTo(UnitScope.NONE);
      for (UnitScope other : SETS) {
        assertThat(one.intersect(other)).isEqualTo(other.intersect(one));
      }
    }
  }

  @Test
  void equalScopesAreEqualHoweverCreated() {
    assertThat(UnitScope.only(2L, 1L)).isEqualTo(UnitScope.only(List.of(1L, 2L, 2L)));
  }
}
