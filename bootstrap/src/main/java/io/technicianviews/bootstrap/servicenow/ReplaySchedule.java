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
 * The events of a log in the order of the replay: by time, and then in the order of the file.
 * Within an incident this is the order of the file, since times do not decrease there.
 *
 * <p>A million events need some hundred megabytes: equal texts and times are stored once.
 */
final class ReplaySchedule {

  private final List<Incident> events = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<LocalDateTime, LocalDateTime> times = new HashMap<>();

  /** Adds the next event of the file, as the incident after the event. */
  void add(Incident incident) {
    events.add(
        new Incident(
            deduplicated(incident.last()),
            shared(incident.updated()),
            incident.solved() == null ? null : shared(incident.solved())));
  }

  /** The events in order. Called once, after the last {@link #add}. */
  List<Incident> inOrder() {
    texts.clear();
    times.clear();
    events.sort(Comparator.comparing(Incident::updated));
    return events;
  }

  /** Converts an event for the replay. */
  static ReplayedEvent event(Incident incident, EventLogPeople people, LogTimeConverter clock) {
    Event last = incident.last();
    return new ReplayedEvent(
        incident.number(),
        clock.instant(incident.updated()),
        clock.instant(last.opened()),
        people.person(last.caller()),
        last.subject(),
        last.description(),
        people.status(last.state()),
        last.priority(),
        people.unit(last.group()),
        people.assignees(last.assignee()),
        clock.instantOrNull(incident.solved()));
  }

  private Event deduplicated(Event event) {
    return new Event(
        shared(event.number()),
        shared(event.at()),
        shared(event.opened()),
        event.resolved() == null ? null : shared(event.resolved()),
        event.state(),
        event.priority(),
        shared(event.caller()),
        sharedOrNull(event.group()),
        sharedOrNull(event.assignee()),
        shared(event.subject()),
        sharedOrNull(event.description()),
        event.shortened());
  }

  private LocalDateTime shared(LocalDateTime time) {
    return times.computeIfAbsent(time, key -> key);
  }

  private String shared(String text) {
    return texts.computeIfAbsent(text, key -> key);
  }

  private @Nullable String sharedOrNull(@Nullable String text) {
    return text == null ? null : shared(text);
  }
}
