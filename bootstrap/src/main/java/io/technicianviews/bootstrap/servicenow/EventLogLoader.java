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

/**
 * Puts what a log tells into a desk. Requests that the desk knows by their external id are updated.
 */
final class EventLogLoader {

  private static final int CHUNK = 5_000;

  private final BulkLoad load;
  private final EventLog log;
  private final LogTimeConverter clock;
  private final EventLogPeople people;
  private final IdAllocator requests;

  /** As the desk has them now, so that a replay comes to the same. */
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

  /** Loads people and groups, and waits with the rest. */
  static EventLogPeople people(BulkLoader desk, EventLog log) {
    return in(desk, load -> EventLogPeople.load(load, log));
  }

  /**
   * Loads everything.
   *
   * @return how many incidents the desk did not know
   */
  static int everything(BulkLoader desk, EventLog log, LogTimeConverter clock) {
    return in(desk, load -> new EventLogLoader(load, log, clock).run());
  }

  /** A demo gives way, and so that nothing is lost if the load fails, in the same load. */
  private static <T> T in(BulkLoader desk, Function<BulkLoad, T> work) {
    try (BulkLoad load = desk.begin()) {
      if (load.contents() == DeskContents.DEMO) {
        load.clear();
      }
      T done = work.apply(load);
      load.commit();
      return done;
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
    return requests.fresh().size();
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

  /** The same as a replay makes of it. */
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
