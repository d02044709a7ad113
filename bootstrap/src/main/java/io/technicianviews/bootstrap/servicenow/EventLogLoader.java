package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads the incidents of a log. Existing requests with the same external id are updated. */
final class EventLogLoader {

  private static final int CHUNK = 5_000;

  private final BulkLoad load;
  private final EventLog log;
  private final LogTimeConverter clock;
  private final EventLogPeople people;
  private final IdAllocator requests;

  /** The current resolution times of the helpdesk, which a replay uses, too. */
  private final Map<Priority, Integer> resolutionHours = new EnumMap<>(Priority.class);

  private EventLogLoader(BulkLoad load, EventLog log, LogTimeConverter clock) {
    this.load = load;
    this.log = log;
    this.clock = clock;
    people = EventLogPeople.load(load, log);
    for (PriorityLabel label : load.priorities()) {
      resolutionHours.put(Priority.of(label.id()), label.resolutionTimeHours());
    }
    requests =
        IdAllocator.of(
            load, EntityKind.REQUEST, log.incidents().stream().map(Incident::number).toList());
  }

  /** Loads people and groups only. */
  static EventLogPeople people(BulkLoader desk, EventLog log) {
    return load(desk, load -> EventLogPeople.load(load, log));
  }

  /**
   * Loads people, groups and incidents.
   *
   * @return the number of created requests
   */
  static int all(BulkLoader desk, EventLog log, LogTimeConverter clock) {
    return load(desk, load -> new EventLogLoader(load, log, clock).run());
  }

  /** Removes demo data in the same load, so that a failed load loses nothing. */
  private static <T> T load(BulkLoader desk, Function<BulkLoad, T> work) {
    try (BulkLoad load = desk.begin()) {
      if (load.contents() == DeskContents.DEMO) {
        load.clear();
      }
      T result = work.apply(load);
      load.commit();
      return result;
    }
  }

  private int run() {
    List<Incident> chunk = new ArrayList<>(CHUNK);
    for (Incident incident : log.incidents()) {
      chunk.add(incident);
      if (chunk.size() == CHUNK) {
        load(chunk);
        chunk.clear();
      }
    }
    load(chunk);
    return requests.created().size();
  }

  private void load(List<Incident> incidents) {
    Map<Long, ServiceRequest> existing = new HashMap<>();
    List<Long> ids = incidents.stream().map(incident -> requests.of(incident.number())).toList();
    load.existing(ids).forEach(request -> existing.put(request.id(), request));
    List<RequestRecord> loaded = new ArrayList<>();
    for (Incident incident : incidents) {
      ServiceRequest before = existing.get(requests.of(incident.number()));
      loaded.add(RequestRecord.withoutMessages(request(incident, before), incident.number()));
    }
    load.requests(loaded);
  }

  /** Computes the request in the same way as a replay. */
  private ServiceRequest request(Incident incident, @Nullable ServiceRequest before) {
    ReplayedEvent event = ReplaySchedule.event(incident, people, clock);
    return before == null
        ? event.createRequest(requests.of(incident.number()), this::hours)
        : event.appliedTo(before, this::hours);
  }

  private int hours(Priority priority) {
    return requireNonNull(resolutionHours.get(priority));
  }
}
