package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.LoadedPerson;
import io.technicianviews.domain.text.TextRule;
import java.util.List;

/** Adds an admin: only admins add people, so that somebody must be the first. */
final class NewAdmin {

  private NewAdmin() {}

  static Person named(String name, DeskLoader loader) {
    TextRule.NAME
        .violation(name)
        .ifPresent(
            fault -> {
              throw new CommandFailedException("the name " + fault);
            });
    try (DeskLoad load = loader.begin()) {
      Person admin = Person.admin(load.newIds(Kind.PERSON, 1).getFirst(), name);
      load.people(List.of(LoadedPerson.of(admin)));
      load.commit();
      return admin;
    }
  }
}
