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

/** What admins do, and others try to. */
final class RandomAdministration {

  private final RandomSource randomSource;
  private final Cast cast;

  RandomAdministration(RandomSource randomSource, Cast cast) {
    this.randomSource = randomSource;
    this.cast = cast;
  }

  Step next() {
    long who = randomSource.percent(85) ? cast.admin() : randomSource.one(cast.people());
    return switch (randomSource.below(9)) {
      case 0 -> add(who);
      case 1, 2 -> change(who);
      case 3 -> join(who);
      case 4 -> leave(who);
      case 5 -> unit(who);
      case 6 -> resign(who);
      case 7 -> addStatus(who);
      default -> label(who);
    };
  }

  private Step add(long who) {
    NewPerson person =
        new NewPerson(
            name("New " + randomSource.below(9)),
            randomSource.one(List.of(Role.values())),
            new TreeSet<>(List.of(unit())));
    return new Step(who + " adds " + person, desk -> desk.administration().addPerson(who, person));
  }

  private Step change(long who) {
    long whom = randomSource.percent(95) ? randomSource.one(userIds()) : Cast.NOBODY;
    PersonPatch patch =
        new PersonPatch(
            randomSource.orNull(name("Name " + randomSource.below(4)), 60),
            randomSource.orNull(randomSource.one(List.of(Role.values())), 60),
            randomSource.orNull(randomSource.percent(70), 60));
    return new Step(
        who + " changes " + whom + ": " + patch,
        desk -> desk.administration().changePerson(who, whom, patch));
  }

  /** One of the two admins becomes a technician, unless he is the last. */
  private Step resign(long who) {
    long whom = cast.people().get(randomSource.below(2));
    return new Step(
        who + " lets " + whom + " resign",
        desk -> desk.administration().changePerson(who, whom, PersonPatch.role(Role.TECHNICIAN)));
  }

  /** Half of the time an admin: there are few, and one must stay. */
  private List<Long> userIds() {
    return randomSource.percent(50) ? cast.people() : cast.people().subList(0, 2);
  }

  private Step join(long who) {
    long whom = randomSource.one(cast.people());
    long unit = unit();
    return new Step(
        who + " has " + whom + " work for " + unit,
        desk -> desk.administration().addMembership(who, whom, unit));
  }

  private Step leave(long who) {
    long whom = randomSource.one(cast.people());
    long unit = unit();
    return new Step(
        who + " has " + whom + " leave " + unit,
        desk -> desk.administration().removeMembership(who, whom, unit));
  }

  private Step unit(long who) {
    String name =
        randomSource.percent(80)
            ? name(randomSource.one(List.of("Network", "payroll", "Unit 1", "Unit 2", "Zo\u00eb")))
            : randomSource.one(OddTexts.REFUSED);
    long unit = unit();
    return randomSource.percent(30)
        ? new Step(
            who + " adds the unit " + name,
            desk -> desk.administration().addBusinessUnit(who, name))
        : new Step(
            who + " renames the unit " + unit,
            desk -> desk.administration().renameBusinessUnit(who, unit, name));
  }

  private Step addStatus(long who) {
    NewStatus status =
        new NewStatus(
            name("status " + randomSource.below(9)),
            randomSource.one(List.of(StatusCategory.values())),
            null,
            randomSource.orNull(1 + randomSource.below(60), 50));
    return new Step(who + " adds " + status, desk -> desk.administration().addStatus(who, status));
  }

  private Step label(long who) {
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
            who + " changes " + which,
            desk -> desk.administration().changeStatus(who, which.id(), status))
        : new Step(
            who + " changes " + other,
            desk -> desk.administration().changePriority(who, other, priority));
  }

  private String name(String ordinary) {
    return randomSource.percent(80) ? ordinary : randomSource.one(OddTexts.ACCEPTED);
  }

  private long unit() {
    return randomSource.percent(90) ? randomSource.one(cast.units()) : Cast.NOBODY;
  }
}
