package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.text.TextRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds people to issue tokens for, or says what would have found one. */
final class PersonLookup {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SnapshotSource snapshots;

  PersonLookup(SnapshotSource snapshots) {
    this.snapshots = snapshots;
  }

  Optional<Person> firstActive(Role role) {
    return ask(people -> people.firstActive(role));
  }

  Person first(Role role) {
    return firstActive(role)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "the desk has no active "
                        + role.name().toLowerCase(Locale.ROOT)
                        + ": 'token --new-admin NAME' adds an admin; 'import' or 'generate' brings"
                        + " people, and so does the demo of 'serve'"));
  }

  Person withId(long id) {
    return ask(people -> people.find(id))
        .map(PersonLookup::active)
        .orElseThrow(() -> nobody("nobody at this desk has the id " + id));
  }

  Person named(String name) {
    List<Person> found = ask(people -> people.named(TextRule.normalized(name)));
    if (found.isEmpty()) {
      throw nobody("nobody at this desk is named exactly \"" + name + "\"");
    }
    if (found.size() > 1) {
      throw new CommandFailedException(
          found.size() + " people are named \"" + name + "\": choose one with " + choices(found));
    }
    return active(found.getFirst());
  }

  private static String choices(List<Person> found) {
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
              + ", is deactivated: no token would be accepted");
    }
    return person;
  }

  private static CommandFailedException nobody(String what) {
    return new CommandFailedException(
        what + "; --role admin, technician or requester takes the first who is active");
  }

  private <T> T ask(Function<PeopleQueries, T> question) {
    try (Snapshot snapshot = snapshots.open(TIMEOUT)) {
      return question.apply(snapshot.people());
    }
  }
}
