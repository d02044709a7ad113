package io.technicianviews.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final long OURS = 1;
  private static final long THEIRS = 2;

  private final Person technician = person(2, Role.TECHNICIAN, OURS);
  private final Person admin = person(3, Role.ADMIN);
  private final Person demoted = person(4, Role.REQUESTER, OURS);

  @Test
  void theScopeFollowsTheRole() {
    assertThat(technician.scope()).isEqualTo(UnitScope.only(OURS));
    assertThat(person(5, Role.TECHNICIAN).scope()).isEqualTo(UnitScope.NONE);
    assertThat(admin.scope()).isEqualTo(UnitScope.ALL);
    assertThat(person(5, Role.ADMIN, OURS).scope()).isEqualTo(UnitScope.ALL);
    assertThat(demoted.scope()).isEqualTo(UnitScope.NONE);
  }

  @Test
  void aUserHasAPositiveIdAndAName() {
    SortedSet<Long> none = new TreeSet<>();

    assertThatThrownBy(() -> new Person(0, "Tom", Role.ADMIN, true, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id");
    assertThatThrownBy(() -> new Person(1, " ", Role.ADMIN, true, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fullName");
  }

  @Test
  void aUserCopiesItsBusinessUnits() {
    SortedSet<Long> units = new TreeSet<>(Set.of(OURS));
    Person made = new Person(9, "Tom", Role.TECHNICIAN, true, units);
    units.add(THEIRS);

    assertThat(made.businessUnits()).containsExactly(OURS);
  }

  @Test
  void aBusinessUnitHasAPositiveIdAndAName() {
    assertThatThrownBy(() -> new BusinessUnit(UnitScope.WITHOUT_UNIT, "None"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BusinessUnit(1, "\t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Person person(long id, Role role, Long... units) {
    return new Person(id, "Person " + id, role, true, new TreeSet<>(Set.of(units)));
  }
}
