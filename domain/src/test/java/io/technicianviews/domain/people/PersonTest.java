package io.technicianviews.domain.people;

import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.port.TestRequest;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final long OURS = 1;
  private static final long THEIRS = 2;

  private final Person requester = person(1, Role.REQUESTER);
  private final Person technician = person(2, Role.TECHNICIAN, OURS);
  private final Person admin = person(3, Role.ADMIN);
  private final Person demoted = person(4, Role.REQUESTER, OURS);

  @Test
  void theScopeFollowsTheRole() {
    assertThat(technician.scope()).isEqualTo(Units.only(OURS));
    assertThat(person(5, Role.TECHNICIAN).scope()).isEqualTo(Units.NONE);
    assertThat(admin.scope()).isEqualTo(Units.ALL);
    assertThat(person(5, Role.ADMIN, OURS).scope()).isEqualTo(Units.ALL);
    assertThat(demoted.scope()).isEqualTo(Units.NONE);
  }

  @Test
  void aRequesterSeesWhatHeAskedForAndNothingElse() {
    assertThat(sees(requester, request().from(requester).in(THEIRS))).isTrue();
    assertThat(sees(requester, request().in(THEIRS))).isFalse();
    assertThat(sees(requester, request())).isFalse();
  }

  @Test
  void aTechnicianSeesHisUnitsHisAssignmentsAndWhatHeAskedFor() {
    assertThat(sees(technician, request().in(OURS))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).assignedTo(technician))).isTrue();
    assertThat(sees(technician, request().assignedTo(technician))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).from(technician))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).assignedTo(admin))).isFalse();
    assertThat(sees(technician, request())).isFalse();
  }

  @Test
  void anAdminSeesEverything() {
    assertThat(sees(admin, request().in(THEIRS))).isTrue();
    assertThat(sees(admin, request())).isTrue();
  }

  @Test
  void whoIsNoTechnicianAnyMoreSeesNothingByUnitOrAssignment() {
    assertThat(sees(demoted, request().in(OURS))).isFalse();
    assertThat(sees(demoted, request().in(OURS).assignedTo(demoted))).isFalse();
  }

  @Test
  void nobodySeesADeletedRequest() {
    TestRequest deleted = request().from(technician).in(OURS).assignedTo(technician).deleted();

    assertThat(sees(technician, deleted)).isFalse();
    assertThat(sees(admin, deleted)).isFalse();
  }

  @Test
  void aPersonHasAPositiveIdAndAName() {
    SortedSet<Long> none = new TreeSet<>();

    assertThatThrownBy(() -> new Person(0, "Tom", Role.ADMIN, true, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id");
    assertThatThrownBy(() -> new Person(1, " ", Role.ADMIN, true, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fullName");
  }

  @Test
  void aPersonDoesNotChangeWithTheSetThatHeWasMadeFrom() {
    SortedSet<Long> units = new TreeSet<>(Set.of(OURS));
    Person made = new Person(9, "Tom", Role.TECHNICIAN, true, units);
    units.add(THEIRS);

    assertThat(made.businessUnits()).containsExactly(OURS);
  }

  @Test
  void aBusinessUnitHasAPositiveIdAndAName() {
    assertThatThrownBy(() -> new BusinessUnit(Units.WITHOUT_UNIT, "None"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BusinessUnit(1, "\t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean sees(Person person, TestRequest request) {
    return person.maySee(request.build(77, 99));
  }

  private static Person person(long id, Role role, Long... units) {
    return new Person(id, "Person " + id, role, true, new TreeSet<>(Set.of(units)));
  }
}
