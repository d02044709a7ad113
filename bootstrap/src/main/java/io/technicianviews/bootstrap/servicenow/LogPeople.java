package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.port.LoadedPerson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people and groups that a log names, at the desk.
 *
 * <p>Technicians whom the desk knows by their external id are updated: their role and units are the
 * log's. It tells nothing new of a requester whom the desk knows, so he stays as he is; so does the
 * administrator.
 */
final class LogPeople {

  private static final String ADMINISTRATOR = "administrator";

  private final EventLog log;
  private final Ids units;
  private final Ids people;

  private LogPeople(DeskLoad load, EventLog log) {
    this.log = log;
    units = Ids.of(load, Kind.BUSINESS_UNIT, log.groups());
    people = Ids.of(load, Kind.PERSON, everybody(log));
  }

  /** Loads them, without committing. */
  static LogPeople load(DeskLoad load, EventLog log) {
    LogPeople people = new LogPeople(load, log);
    people.run(load);
    return people;
  }

  long person(String name) {
    return people.of(name);
  }

  @Nullable Long unit(@Nullable String group) {
    return group == null ? null : units.of(group);
  }

  SortedSet<Long> assignees(@Nullable String assignee) {
    return assignee == null ? new TreeSet<>() : new TreeSet<>(Set.of(people.of(assignee)));
  }

  private void run(DeskLoad load) {
    load.businessUnits(
        log.groups().stream()
            .filter(units::isFresh)
            .map(group -> new BusinessUnit(units.of(group), group))
            .toList());
    load.people(everybody(log).stream().filter(this::isToLoad).map(this::loaded).toList());
  }

  private static Collection<String> everybody(EventLog log) {
    List<String> everybody = new ArrayList<>(log.people());
    if (!log.people().contains(ADMINISTRATOR)) {
      everybody.addFirst(ADMINISTRATOR);
    }
    return everybody;
  }

  private boolean isToLoad(String name) {
    return people.isFresh(name)
        || (log.technicians().containsKey(name) && !name.equals(ADMINISTRATOR));
  }

  private LoadedPerson loaded(String name) {
    Set<String> groups = log.technicians().get(name);
    Role role =
        name.equals(ADMINISTRATOR) ? Role.ADMIN : groups == null ? Role.REQUESTER : Role.TECHNICIAN;
    SortedSet<Long> worksFor =
        groups == null
            ? new TreeSet<>()
            : groups.stream().map(units::of).collect(Collectors.toCollection(TreeSet::new));
    Person person = new Person(people.of(name), fullName(name), role, true, worksFor);
    return new LoadedPerson(person, name);
  }

  private static String fullName(String name) {
    return switch (name) {
      case ADMINISTRATOR -> "Administrator";
      case EventReader.UNKNOWN_CALLER -> "Unknown caller";
      default -> name;
    };
  }
}
