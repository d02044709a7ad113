package io.technicianviews.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  void eachRoleIsGrantedWhatItCovers() {
    assertGranted(RequiredRole.ANY, EnumSet.allOf(Role.class));
    assertGranted(RequiredRole.TECHNICIAN, EnumSet.of(Role.TECHNICIAN, Role.ADMIN));
    assertGranted(RequiredRole.ADMIN, EnumSet.of(Role.ADMIN));
  }

  @Test
  void aRefusalContainsTheMissingRole() {
    assertThat(access(RequiredRole.TECHNICIAN, Role.REQUESTER))
        .isEqualTo(new Access.Denied(new Refusal.NotATechnician(7)));
    assertThat(access(RequiredRole.ADMIN, Role.TECHNICIAN))
        .isEqualTo(new Access.Denied(new Refusal.NotAnAdmin(7)));
  }

  @Test
  void unknownAndDeactivatedUsersAreDenied() {
    for (RequiredRole role : RequiredRole.values()) {
      assertThat(Access.of(role, 7, Optional.empty()))
          .isEqualTo(new Access.Denied(new Refusal.UnknownPerson(7)));
      for (Role stored : Role.values()) {
        assertThat(Access.of(role, 7, Optional.of(person(stored, false))))
            .isEqualTo(new Access.Denied(new Refusal.DeactivatedPerson(7)));
      }
    }
  }

  private static void assertGranted(RequiredRole required, Set<Role> roles) {
    for (Role role : Role.values()) {
      if (roles.contains(role)) {
        assertThat(access(required, role)).isEqualTo(new Access.Granted(person(role, true)));
      } else {
        assertThat(access(required, role)).isInstanceOf(Access.Denied.class);
      }
    }
  }

  private static Access access(RequiredRole required, Role role) {
    return Access.of(required, 7, Optional.of(person(role, true)));
  }

  private static Person person(Role role, boolean active) {
    return new Person(7, "Sam", role, active, new TreeSet<>());
  }
}
