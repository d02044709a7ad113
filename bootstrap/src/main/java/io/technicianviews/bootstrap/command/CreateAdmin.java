package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.text.TextRule;
import java.util.List;

/** Adds an admin, whether or not the helpdesk has one. */
final class CreateAdmin {

  private CreateAdmin() {}

  static Person create(String name, BulkLoader loader) {
    requireName(name);
    try (BulkLoad load = loader.begin()) {
      Person admin = Person.admin(load.newIds(EntityKind.PERSON, 1).getFirst(), name);
      load.people(List.of(PersonRecord.of(admin)));
      load.commit();
      return admin;
    }
  }

  static void requireName(String name) {
    TextRule.NAME
        .violation(name)
        .ifPresent(
            violation -> {
              throw new CommandFailedException("the name " + violation);
            });
  }
}
