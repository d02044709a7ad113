package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.domain.command.ReplayedEvent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a log in the order in which they are repeated: by time, and at the same time by the
 * file. Within an incident that is the order of the file, for there no event is before an earlier
 * one.
 *
 * <p>A million of them fit into some hundred megabytes: what they have in common, which is nearly
 * everything, is kept once.
 */
final class ReplaySchedule {

  private final List<Incident> events = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<LocalDateTime, LocalDateTime> times = new HashMap<>();

  /** Takes the next event of the file, as what it left of its incident. */
  void add(Incident incident) {
    events.add(
        new Incident(
            compact(incident.last()),
            time(incident.updated()),
            incident.solved() == null ? null : time(incident.solved())));
  }

  /** The events, in order. Nothing can be added any more. */
  List<Incident> inOrder() {
    texts.clear();
    times.clear();
    events.sort(Comparator.comparing(Incident::updated));
    return events;
  }

  /** An event as the desk repeats it. */
  static ReplayedEvent event(Incident incident, EventLogPeople people, LogTimeConverter clock) {
    Event last = incident.last();
    return new ReplayedEvent(
        incident.number(),
        clock.instant(incident.updated()),
        clock.instant(last.opened()),
        people.person(last.caller()),
        last.subject(),
        last.description(),
        last.status(),
        last.priority(),
        people.unit(last.group()),
        people.assignees(last.assignee()),
        clock.instantOrNull(incident.solved()));
  }

  private Event compact(Event event) {
    return new Event(
        text(event.number()),
        time(event.at()),
        time(event.opened()),
        event.resolved() == null ? null : time(event.resolved()),
        event.status(),
        event.priority(),
        text(event.caller()),
        textOrNull(event.group()),
        textOrNull(event.assignee()),
        text(event.subject()),
        textOrNull(event.description()),
        event.shortened());
  }

  private LocalDateTime time(LocalDateTime time) {
    return times.computeIfAbsent(time, same -> same);
  }

  private String text(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  private @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
