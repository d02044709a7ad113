package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.bootstrap.servicenow.format.FormatOptions;
import io.technicianviews.bootstrap.servicenow.format.IncidentFile;
import io.technicianviews.bootstrap.servicenow.format.InvalidLogFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  /** An event with the time at which a replay applies it. */
  private record Replayed(LocalDateTime at, Event event) {}

  @Test
  void aReplayInChronologicalOrderHasTheSameResultOnEveryDay(@TempDir Path directory)
      throws IOException {
    List<Event> events = events(new Samples(directory).plain());
    List<Event> replay = inOrderOfTime(events);
    assertThat(replay).isNotEqualTo(events);

    for (int day = 1; day <= 5; day++) {
      LocalDate asOf = LocalDate.of(2019, 5, day);
      EventLog expected = log(events, asOf);
      EventLog replayed = log(replay, asOf);

      assertThat(replayed.incidents()).containsExactlyInAnyOrderElementsOf(expected.incidents());
      assertThat(replayed.technicians()).isEqualTo(expected.technicians());
      assertThat(replayed.people()).isEqualTo(expected.people());
      assertThat(replayed.groups()).isEqualTo(expected.groups());
    }
  }

  private static List<Event> inOrderOfTime(List<Event> events) {
    Map<String, LocalDateTime> reached = new HashMap<>();
    List<Replayed> replay = new ArrayList<>();
    for (Event event : events) {
      LocalDateTime at = reached.merge(event.number(), event.at(), (a, b) -> a.isAfter(b) ? a : b);
      replay.add(new Replayed(at, event));
    }
    replay.sort(Comparator.comparing(Replayed::at));
    return replay.stream().map(Replayed::event).toList();
  }

  private static EventLog log(List<Event> events, LocalDate asOf) {
    EventLog log = new EventLog(asOf);
    events.forEach(log::add);
    return log;
  }

  private static List<Event> events(Path file) throws InvalidLogFileException {
    List<Event> events = new ArrayList<>();
    try (IncidentFile incidents = new IncidentFile(file, ImportProgress.SILENT::read)) {
      incidents.read(incidents.format(FormatOptions.NONE), row -> events.add((Event) row));
    }
    return events;
  }
}
