package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.query.PeopleQuery;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Commands that change people and their permissions. */
public final class PeopleCommands {

  private final CommandExecutor commandExecutor;

  public PeopleCommands(CommandExecutor commandExecutor) {
    this.commandExecutor = commandExecutor;
  }

  public Result<Person> add(long adminId, NewPerson newPerson) {
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          for (long unit : newPerson.businessUnits()) {
            Optional<Refusal> refusal = transaction.unknownUnit(unit);
            if (refusal.isPresent()) {
              return Result.refused(refusal.get());
            }
          }
          return Result.of(added(transaction, newPerson));
        });
  }

  /**
   * Adds an admin, unless there is an active one. Administration transactions run one at a time.
   */
  public Result<Person> addFirstAdmin(String fullName) {
    NewPerson newAdmin = NewPerson.admin(fullName);
    return commandExecutor.asSystem(
        transaction ->
            transaction
                .read(new PeopleQuery.FirstActive(Role.ADMIN))
                .<Result<Person>>map(admin -> Result.refused(new Refusal.AdminExists(admin.id())))
                .orElseGet(() -> Result.of(added(transaction, newAdmin))));
  }

  private static Person added(CommandTransaction transaction, NewPerson newPerson) {
    long id = transaction.write().people().newPersonId();
    Person person =
        new Person(id, newPerson.fullName(), newPerson.role(), true, newPerson.businessUnits());
    transaction.write().people().store(person);
    transaction.addChange(
        Change.of(ChangeKind.PERSON_CHANGED, new InvalidationTag.Permissions(id)));
    return person;
  }

  public Result<Person> change(long adminId, long personId, PersonPatch patch) {
    return changed(adminId, personId, transaction -> Optional.empty(), patch::of);
  }

  public Result<Person> addMembership(long adminId, long personId, long unit) {
    return changed(
        adminId,
        personId,
        transaction -> unknownUnit(transaction, unit),
        person -> {
          SortedSet<Long> units = new TreeSet<>(person.businessUnits());
          units.add(unit);
          return inUnits(person, units);
        });
  }

  public Result<Person> removeMembership(long adminId, long personId, long unit) {
    return changed(
        adminId,
        personId,
        transaction -> unknownUnit(transaction, unit),
        person -> {
          SortedSet<Long> units = new TreeSet<>(person.businessUnits());
          units.remove(unit);
          return inUnits(person, units);
        });
  }

  private static Optional<Refusal> unknownUnit(CommandTransaction transaction, long unit) {
    return transaction.unknownUnit(unit).map(unknown -> new Refusal.BusinessUnitNotFound(unit));
  }

  private Result<Person> changed(
      long adminId,
      long personId,
      Function<CommandTransaction, Optional<Refusal>> check,
      Function<Person, Person> edit) {
    return commandExecutor.asAdmin(
        adminId,
        Set.of(personId),
        transaction -> {
          Optional<Person> before = transaction.read(new PeopleQuery.PersonById(personId));
          if (before.isEmpty()) {
            return Result.refused(new Refusal.PersonNotFound(personId));
          }
          Person after = edit.apply(before.get());
          Optional<Refusal> refusal =
              check.apply(transaction).or(() -> lastAdmin(transaction, before.get(), after));
          return refusal
              .<Result<Person>>map(Result::refused)
              .orElseGet(() -> Result.of(stored(transaction, before.get(), after)));
        });
  }

  private static Optional<Refusal> lastAdmin(
      CommandTransaction transaction, Person before, Person after) {
    return PersonPatch.losesAdmin(before, after)
            && !transaction.read(new PeopleQuery.OtherActiveAdmin(after.id()))
        ? Optional.of(new Refusal.LastAdmin(after.id()))
        : Optional.empty();
  }

  private static Person stored(CommandTransaction transaction, Person before, Person after) {
    Set<InvalidationTag> tags = PersonPatch.invalidatedTags(before, after);
    if (!tags.isEmpty()) {
      transaction.write().people().store(after);
      transaction.addChange(new Change(ChangeKind.PERSON_CHANGED, null, tags));
    }
    return after;
  }

  private static Person inUnits(Person person, SortedSet<Long> units) {
    return new Person(person.id(), person.fullName(), person.role(), person.active(), units);
  }
}
