package io.technicianviews.application;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.PersonPatch;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Changes people and their rights. */
final class PeopleCommands {

  private final Writing writing;

  PeopleCommands(Writing writing) {
    this.writing = writing;
  }

  Answer<Person> add(long adminId, NewPerson asked) {
    return writing.asAdmin(
        adminId,
        Set.of(),
        open -> {
          for (long unit : asked.businessUnits()) {
            Optional<Refusal> refusal = open.unknownUnit(unit);
            if (refusal.isPresent()) {
              return Answer.refused(refusal.get());
            }
          }
          long id = open.write().people().newPersonId();
          Person person =
              new Person(id, asked.fullName(), asked.role(), true, asked.businessUnits());
          open.write().people().store(person);
          open.logLater(Change.of(ChangeKind.PERSON_CHANGED, new InvalidationTag.Permissions(id)));
          return Answer.of(person);
        });
  }

  Answer<Person> change(long adminId, long personId, PersonPatch edit) {
    return changed(adminId, personId, open -> Optional.empty(), edit::of);
  }

  Answer<Person> addMembership(long adminId, long personId, long unit) {
    return changed(
        adminId,
        personId,
        open -> unknownUnit(open, unit),
        person -> {
          SortedSet<Long> units = new TreeSet<>(person.businessUnits());
          units.add(unit);
          return inUnits(person, units);
        });
  }

  Answer<Person> removeMembership(long adminId, long personId, long unit) {
    return changed(
        adminId,
        personId,
        open -> unknownUnit(open, unit),
        person -> {
          SortedSet<Long> units = new TreeSet<>(person.businessUnits());
          units.remove(unit);
          return inUnits(person, units);
        });
  }

  private static Optional<Refusal> unknownUnit(OpenWrite open, long unit) {
    return open.unknownUnit(unit).map(unknown -> new Refusal.BusinessUnitNotFound(unit));
  }

  private Answer<Person> changed(
      long adminId,
      long personId,
      Function<OpenWrite, Optional<Refusal>> check,
      Function<Person, Person> edit) {
    return writing.asAdmin(
        adminId,
        Set.of(personId),
        open -> {
          Optional<Person> before = open.write().snapshot().people().find(personId);
          if (before.isEmpty()) {
            return Answer.refused(new Refusal.PersonNotFound(personId));
          }
          Person after = edit.apply(before.get());
          Optional<Refusal> refusal =
              check.apply(open).or(() -> lastAdmin(open, before.get(), after));
          return refusal
              .<Answer<Person>>map(Answer::refused)
              .orElseGet(() -> Answer.of(stored(open, before.get(), after)));
        });
  }

  private static Optional<Refusal> lastAdmin(OpenWrite open, Person before, Person after) {
    return PersonPatch.losesAdmin(before, after)
            && !open.write().snapshot().people().hasOtherActiveAdmin(after.id())
        ? Optional.of(new Refusal.LastAdmin(after.id()))
        : Optional.empty();
  }

  private static Person stored(OpenWrite open, Person before, Person after) {
    Set<InvalidationTag> scopes = PersonPatch.touched(before, after);
    if (!scopes.isEmpty()) {
      open.write().people().store(after);
      open.logLater(new Change(ChangeKind.PERSON_CHANGED, null, scopes));
    }
    return after;
  }

  private static Person inUnits(Person person, SortedSet<Long> units) {
    return new Person(person.id(), person.fullName(), person.role(), person.active(), units);
  }
}
