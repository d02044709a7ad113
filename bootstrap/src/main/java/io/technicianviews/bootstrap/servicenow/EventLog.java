package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.bootstrap.servicenow.format.IncidentState;
import io.technicianviews.domain.request.StatusCategory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a log at the end of a day, with the people and groups that their events name.
 *
 * <p>The time of an event is its {@code sys_updated_at}, but at least the time of the earlier row
 * of its incident. Therefore the events up to a day are always the first rows of each incident,
 * {@code updated} never decreases, and a replay in the order of time, and of the file within an
 * incident, has the same result. Without that rule a row whose time decreases could count on a day
 * on which the rows before it do not count yet. {@code opened_at} does not affect the time of an
 * event: some were recorded before it.
 */
final class EventLog {

  private final @Nullable LocalDate asOf;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Set<String> afterAsOf = new HashSet<>();
  private final Set<String> people = new LinkedHashSet<>();
  private final Set<String> groups = new TreeSet<>();
  private final Set<IncidentState> states = EnumSet.noneOf(IncidentState.class);
  private final Map<String, Set<String>> technicians = new LinkedHashMap<>();
  private long events;
  private @Nullable LocalDate firstDay;
  private @Nullable LocalDate lastDay;

  EventLog(@Nullable LocalDate asOf) {
    this.asOf = asOf;
  }

  /**
   * Adds the next event of the file.
   *
   * @return its incident after the event; null if the event is after the as-of day
   */
  @Nullable Incident add(Event event) {
    Incident before = incidents.get(event.number());
    Incident after = before == null ? Incident.first(event) : before.next(event);
    LocalDate day = after.updated().toLocalDate();
    if (afterAsOf.contains(event.number()) || (asOf != null && day.isAfter(asOf))) {
      afterAsOf.add(event.number());
      return null;
    }
    incidents.put(event.number(), after);
    events++;
    firstDay = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
    lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
    addNames(event);
    return after;
  }

  private void addNames(Event event) {
    states.add(event.state());
    people.add(event.caller());
    if (event.group() != null) {
      groups.add(event.group());
    }
    if (event.assignee() != null) {
      people.add(event.assignee());
      Set<String> groupsOfAssignee =
          technicians.computeIfAbsent(event.assignee(), name -> new TreeSet<>());
      if (event.group() != null) {
        groupsOfAssignee.add(event.group());
      }
    }
  }

  /** The incidents, in the order of their first events in the file. */
  Collection<Incident> incidents() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  /** The names of all callers and assignees. */
  Set<String> people() {
    return Collections.unmodifiableSet(people);
  }

  /** The groups of the incidents that were assigned to a person, by name of the person. */
  Map<String, Set<String>> technicians() {
    return Collections.unmodifiableMap(technicians);
  }

  /** The states of all events up to the as-of day. */
  Set<IncidentState> states() {
    return Collections.unmodifiableSet(states);
  }

  Set<String> groups() {
    return Collections.unmodifiableSet(groups);
  }

  /** The number of events up to the as-of day. */
  long events() {
    return events;
  }

  /** The number of incidents by category of their status. */
  Map<StatusCategory, Integer> categories() {
    Map<StatusCategory, Integer> categories = new EnumMap<>(StatusCategory.class);
    incidents
        .values()
        .forEach(incident -> categories.merge(incident.last().state().category(), 1, Integer::sum));
    return categories;
  }

  /** The day of the first event; null without events. */
  @Nullable LocalDate firstDay() {
    return firstDay;
  }

  /** The day of the last event; null without events. */
  @Nullable LocalDate lastDay() {
    return lastDay;
  }

  /** The as-of day, or else the day of the last event; null without either. */
  @Nullable LocalDate day() {
    return asOf == null ? lastDay : asOf;
  }
}
