package io.technicianviews.domain.command;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.testkit.TestRequest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequestAccessTest {

  private static final long OURS = 1;
  private static final long THEIRS = 2;

  private final Person requester = person(1, Role.REQUESTER);
  private final Person technician = person(2, Role.TECHNICIAN, OURS);
  private final Person admin = person(3, Role.ADMIN);
  private final Person demoted = person(4, Role.REQUESTER, OURS);

  @Test
  void requestersSeeTheirOwnRequestsOnly() {
    assertThat(sees(requester, request().from(requester).in(THEIRS))).isTrue();
    assertThat(sees(requester, request().in(THEIRS))).isFalse();
    assertThat(sees(requester, request())).isFalse();
  }

  @Test
  void techniciansSeeTheirUnitsAssignmentsAndOwnRequests() {
    assertThat(sees(technician, request().in(OURS))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).assignedTo(technician))).isTrue();
    assertThat(sees(technician, request().assignedTo(technician))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).from(technician))).isTrue();
    assertThat(sees(technician, request().in(THEIRS).assignedTo(admin))).isFalse();
    assertThat(sees(technician, request())).isFalse();
  }

  @Test
  void adminsSeeAllRequests() {
    assertThat(sees(admin, request().in(THEIRS))).isTrue();
    assertThat(sees(admin, request())).isTrue();
  }

  @Test
  void aFormerTechnicianSeesNothingByUnitOrAssignment() {
    assertThat(sees(demoted, request().in(OURS))).isFalse();
    assertThat(sees(demoted, request().in(OURS).assignedTo(demoted))).isFalse();
  }

  @Test
  void deletedRequestsAreInvisible() {
    TestRequest deleted = request().from(technician).in(OURS).assignedTo(technician).deleted();

    assertThat(sees(technician, deleted)).isFalse();
    assertThat(sees(admin, deleted)).isFalse();
  }

  private static boolean sees(Person person, TestRequest request) {
    return Access.maySee(person, request.build(77, 99));
  }

  private static Person person(long id, Role role, Long... units) {
    return new Person(id, "Person " + id, role, true, new TreeSet<>(Set.of(units)));
  }
}
