package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.domain.request.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a desk was on a day, from the events up to the end of that day.
 *
 * <p>An event happened at its {@code sys_updated_at}, but never before an earlier row of its
 * incident. By this reading the events up to a day are always the first rows of each incident,
 * {@code updated} never moves backwards, and whoever replays the log one event after the other, in
 * the order of time and within an incident in the order of the file, arrives at the same desk.
 * Taken at its word, a row whose clock runs backwards could count on a day on which the rows before
 * it do not count yet. {@code opened_at} moves no event: some were recorded before it.
 */
final class EventLog {

  private final @Nullable LocalDate asOf;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> people = new LinkedHashSet<>();
  private final Set<String> groups = new TreeSet<>();
  private final Map<String, Set<String>> technicians = new LinkedHashMap<>();
  private long events;
  private @Nullable LocalDate firstDay;
  private @Nullable LocalDate lastDay;

  EventLog(@Nullable LocalDate asOf) {
    this.asOf = asOf;
  }

  /**
   * Takes the next event of the file.
   *
   * @return its incident as it is then; null if the event is too late for the day
   */
  @Nullable Incident add(Event event) {
    Incident before = incidents.get(event.number());
    Incident after = before == null ? Incident.first(event) : before.then(event);
    LocalDate day = after.updated().toLocalDate();
    if (gone.contains(event.number()) || (asOf != null && day.isAfter(asOf))) {
      gone.add(event.number());
      return null;
    }
    incidents.put(event.number(), after);
    events++;
    firstDay = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
    lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
    note(event);
    return after;
  }

  private void note(Event event) {
    people.add(event.caller());
    if (event.group() != null) {
      groups.add(event.group());
    }
    if (event.assignee() != null) {
      people.add(event.assignee());
      Set<String> worksFor = technicians.computeIfAbsent(event.assignee(), who -> new TreeSet<>());
      if (event.group() != null) {
        worksFor.add(event.group());
      }
    }
  }

  /** The incidents, in the order of their first events in the file. */
  Collection<Incident> incidents() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  /** Everybody who called or to whom something was assigned. */
  Set<String> people() {
    return Collections.unmodifiableSet(people);
  }

  /** The groups in which something was assigned to somebody, by whom. */
  Map<String, Set<String>> technicians() {
    return Collections.unmodifiableMap(technicians);
  }

  Set<String> groups() {
    return Collections.unmodifiableSet(groups);
  }

  /** How many events counted. */
  long events() {
    return events;
  }

  /** How many incidents have each status. */
  Map<Status, Integer> statuses() {
    Map<Status, Integer> statuses = new EnumMap<>(Status.class);
    incidents.values().forEach(one -> statuses.merge(one.last().status(), 1, Integer::sum));
    return statuses;
  }

  /** The day of the first event, if there is one. */
  @Nullable LocalDate firstDay() {
    return firstDay;
  }

  /** The day of the last event, if there is one. */
  @Nullable LocalDate lastDay() {
    return lastDay;
  }

  /** The day that the log shows: the one asked for, or that of the last event, if there is one. */
  @Nullable LocalDate day() {
    return asOf == null ? lastDay : asOf;
  }
}
