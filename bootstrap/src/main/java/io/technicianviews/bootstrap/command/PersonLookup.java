package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.text.TextRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the person to issue a token for; its errors name the alternatives. */
final class PersonLookup {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SnapshotSource snapshots;

  PersonLookup(SnapshotSource snapshots) {
    this.snapshots = snapshots;
  }

  Optional<Person> firstActive(Role role) {
    return read(new PeopleQuery.FirstActive(role));
  }

  Person first(Role role) {
    return firstActive(role)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "the helpdesk has no active "
                        + role.name().toLowerCase(Locale.ROOT)
                        + ": 'first-admin NAME' adds an admin; 'import', 'generate' and the"
                        + " demo of 'serve' add people"));
  }

  Person withId(long id) {
    return read(new PeopleQuery.PersonById(id))
        .map(PersonLookup::active)
        .orElseThrow(() -> notFound("there is no person with the id " + id));
  }

  Person named(String name) {
    List<Person> found = read(new PeopleQuery.PeopleNamed(TextRule.normalized(name)));
    if (found.isEmpty()) {
      throw notFound("there is no person with exactly the name \"" + name + "\"");
    }
    if (found.size() > 1) {
      throw new CommandFailedException(
          found.size() + " people are named \"" + name + "\": choose one with " + options(found));
    }
    return active(found.getFirst());
  }

  private static String options(List<Person> found) {
    return found.stream()
        .map(person -> "--person " + person.id() + (person.active() ? "" : " (deactivated)"))
        .collect(Collectors.joining(" or "));
  }

  private static Person active(Person person) {
    if (!person.active()) {
      throw new CommandFailedException(
          person.fullName()
              + ", id "
              + person.id()
              + ", is deactivated: the server would reject the token");
    }
    return person;
  }

  private static CommandFailedException notFound(String reason) {
    return new CommandFailedException(
        reason + "; --role admin, technician or requester selects the first active one");
  }

  private <V> V read(Query<V> query) {
    try (Snapshot snapshot = snapshots.open(TIMEOUT)) {
      return snapshot.read(query);
    }
  }
}
