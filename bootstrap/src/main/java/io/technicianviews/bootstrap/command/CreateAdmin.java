package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.text.TextRule;
import java.util.List;

/** Adds an admin: only admins add people, so that somebody must be the first. */
final class CreateAdmin {

  private CreateAdmin() {}

  static Person named(String name, BulkLoader loader) {
    TextRule.NAME
        .violation(name)
        .ifPresent(
            fault -> {
              throw new CommandFailedException("the name " + fault);
            });
    try (BulkLoad load = loader.begin()) {
      Person admin = Person.admin(load.newIds(EntityKind.PERSON, 1).getFirst(), name);
      load.people(List.of(PersonRecord.of(admin)));
      load.commit();
      return admin;
    }
  }
}
