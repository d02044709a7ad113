package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import java.util.Optional;

/** The role that a query or a command requires of the caller. */
public enum RequiredRole {
  /** Any role. */
  ANY,
  /** Technician or admin. */
  TECHNICIAN,
  /** Admin. */
  ADMIN;

  Optional<Refusal> refusal(Person person) {
    return switch (this) {
      case ANY -> Optional.empty();
      case TECHNICIAN ->
          person.role().worksOnRequests()
              ? Optional.empty()
              : Optional.of(new Refusal.NotATechnician(person.id()));
      case ADMIN ->
          person.role() == Role.ADMIN
              ? Optional.empty()
              : Optional.of(new Refusal.NotAnAdmin(person.id()));
    };
  }
}
