package io.technicianviews.bootstrap.model;

import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.testkit.OddTexts;
import java.util.List;
import java.util.TreeSet;

/** A generator of random administration steps, most of them by an admin. */
final class RandomAdministration {

  private final RandomSource randomSource;
  private final ModelFixture fixture;

  RandomAdministration(RandomSource randomSource, ModelFixture fixture) {
    this.randomSource = randomSource;
    this.fixture = fixture;
  }

  Step next() {
    long actor = randomSource.percent(85) ? fixture.admin() : randomSource.one(fixture.people());
    return switch (randomSource.below(9)) {
      case 0 -> add(actor);
      case 1, 2 -> change(actor);
      case 3 -> addMembership(actor);
      case 4 -> removeMembership(actor);
      case 5 -> unit(actor);
      case 6 -> removeAdminRole(actor);
      case 7 -> addStatus(actor);
      default -> label(actor);
    };
  }

  private Step add(long actor) {
    NewPerson person =
        new NewPerson(
            name("New " + randomSource.below(9)),
            randomSource.one(List.of(Role.values())),
            new TreeSet<>(List.of(unit())));
    return new Step(
        actor + " adds " + person, desk -> desk.administration().addPerson(actor, person));
  }

  private Step change(long actor) {
    long target = randomSource.percent(95) ? randomSource.one(userIds()) : ModelFixture.UNKNOWN_ID;
    PersonPatch patch =
        new PersonPatch(
            randomSource.orNull(name("Name " + randomSource.below(4)), 60),
            randomSource.orNull(randomSource.one(List.of(Role.values())), 60),
            randomSource.orNull(randomSource.percent(70), 60));
    return new Step(
        actor + " changes " + target + ": " + patch,
        desk -> desk.administration().changePerson(actor, target, patch));
  }

  /** Makes one of the two admins a technician, which is refused for the last one. */
  private Step removeAdminRole(long actor) {
    long target = fixture.people().get(randomSource.below(2));
    return new Step(
        actor + " makes " + target + " a technician",
        desk ->
            desk.administration().changePerson(actor, target, PersonPatch.role(Role.TECHNICIAN)));
  }

  /** The possible targets: in half of the calls only the admins, so that the last admin is hit. */
  private List<Long> userIds() {
    return randomSource.percent(50) ? fixture.people() : fixture.people().subList(0, 2);
  }

  private Step addMembership(long actor) {
    long target = randomSource.one(fixture.people());
    long unit = unit();
    return new Step(
        actor + " adds " + target + " to unit " + unit,
        desk -> desk.administration().addMembership(actor, target, unit));
  }

  private Step removeMembership(long actor) {
    long target = randomSource.one(fixture.people());
    long unit = unit();
    return new Step(
        actor + " removes " + target + " from unit " + unit,
        desk -> desk.administration().removeMembership(actor, target, unit));
  }

  private Step unit(long actor) {
    String name =
        randomSource.percent(80)
            ? name(randomSource.one(List.of("Network", "payroll", "Unit 1", "Unit 2", "Zo\u00eb")))
            : randomSource.one(OddTexts.REFUSED);
    long unit = unit();
    return randomSource.percent(30)
        ? new Step(
            actor + " adds the unit " + name,
            desk -> desk.administration().addBusinessUnit(actor, name))
        : new Step(
            actor + " renames the unit " + unit,
            desk -> desk.administration().renameBusinessUnit(actor, unit, name));
  }

  private Step addStatus(long actor) {
    NewStatus status =
        new NewStatus(
            name("status " + randomSource.below(9)),
            randomSource.one(List.of(StatusCategory.values())),
            null,
            randomSource.orNull(1 + randomSource.below(60), 50));
    return new Step(
        actor + " adds " + status, desk -> desk.administration().addStatus(actor, status));
  }

  private Step label(long actor) {
    StatusPatch status =
        new StatusPatch(
            randomSource.orNull("status " + randomSource.below(3), 30),
            null,
            randomSource.orNull(1 + randomSource.below(60), 50),
            randomSource.orNull(randomSource.percent(60), 50));
    PriorityPatch priority = new PriorityPatch(null, null, 1 + randomSource.below(50));
    Status which = RandomSteps.status(randomSource);
    Priority other = Priority.of(1 + randomSource.below(4));
    return randomSource.percent(50)
        ? new Step(
            actor + " changes " + which,
            desk -> desk.administration().changeStatus(actor, which.id(), status))
        : new Step(
            actor + " changes " + other,
            desk -> desk.administration().changePriority(actor, other, priority));
  }

  private String name(String ordinary) {
    return randomSource.percent(80) ? ordinary : randomSource.one(OddTexts.ACCEPTED);
  }

  private long unit() {
    return randomSource.percent(90) ? randomSource.one(fixture.units()) : ModelFixture.UNKNOWN_ID;
  }
}
