package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.generate.StatusLoader;
import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.bootstrap.servicenow.format.IncidentState;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the people, groups and statuses that a log names.
 *
 * @param units the ids of business units by the name of the group in the log
 * @param people the ids of people by their name in the log
 * @param statuses the status of each state
 */
record EventLogPeople(
    Map<String, Long> units, Map<String, Long> people, Map<IncidentState, Status> statuses) {

  private static final String ADMINISTRATOR = "administrator";

  /**
   * Imports people, groups and statuses, and does not commit. {@link BulkLoad#importPeople} defines
   * what existing people preserve. A helpdesk without an active admin gets one.
   */
  static EventLogPeople load(BulkLoad load, EventLog log) {
    Map<String, Long> units = load.importUnits(log.groups());
    List<ImportedPerson> people =
        log.people().stream().map(name -> imported(name, log, units)).toList();
    EventLogPeople imported =
        new EventLogPeople(units, load.importPeople(people), statuses(load, log.states()));
    if (!load.hasActiveAdmin()) {
      addAdministrator(load);
    }
    return imported;
  }

  /**
   * Adds all statuses of a category if the log has one of them, so that the ids do not depend on
   * the order in which logs are imported.
   */
  private static Map<IncidentState, Status> statuses(BulkLoad load, Set<IncidentState> states) {
    Set<StatusCategory> extended = EnumSet.noneOf(StatusCategory.class);
    states.stream()
        .filter(state -> state.added().isPresent())
        .forEach(state -> extended.add(state.category()));
    Map<IncidentState, Status> statuses = new EnumMap<>(IncidentState.class);
    for (IncidentState state : IncidentState.values()) {
      statuses.put(
          state,
          state
              .added()
              .filter(added -> extended.contains(added.category()))
              .map(added -> StatusLoader.load(load, added))
              .orElseGet(() -> Status.defaultOf(state.category())));
    }
    return statuses;
  }

  /** The status of a state. */
  Status status(IncidentState state) {
    return requireNonNull(statuses.get(state), state::name);
  }

  long person(String name) {
    return requireNonNull(people.get(name), name);
  }

  @Nullable Long unit(@Nullable String group) {
    return group == null ? null : requireNonNull(units.get(group), group);
  }

  SortedSet<Long> assignees(@Nullable String assignee) {
    return assignee == null ? new TreeSet<>() : new TreeSet<>(Set.of(person(assignee)));
  }

  private static ImportedPerson imported(String name, EventLog log, Map<String, Long> units) {
    String fullName = name.equals(Event.UNKNOWN_CALLER) ? "Unknown caller" : name;
    Set<String> groups = log.technicians().get(name);
    if (groups == null) {
      return new ImportedPerson(name, fullName, Role.REQUESTER, new TreeSet<>());
    }
    SortedSet<Long> unitIds =
        groups.stream()
            .map(group -> requireNonNull(units.get(group)))
            .collect(Collectors.toCollection(TreeSet::new));
    return new ImportedPerson(name, fullName, Role.TECHNICIAN, unitIds);
  }

  private static void addAdministrator(BulkLoad load) {
    boolean isNew = !load.knownIds(EntityKind.PERSON).containsKey(ADMINISTRATOR);
    Person person = Person.admin(load.newIds(EntityKind.PERSON, 1).getFirst(), "Administrator");
    load.people(List.of(new PersonRecord(person, isNew ? ADMINISTRATOR : null)));
  }
}
