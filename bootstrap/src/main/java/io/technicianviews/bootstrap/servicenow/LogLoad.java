package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.port.LoadedPerson;
import io.technicianviews.domain.port.LoadedRequest;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a log tells into a desk.
 *
 * <p>What the desk knows by its external id is updated: requests, and technicians, whose role and
 * units are the log's. The log tells nothing new of a requester whom the desk knows, so he stays as
 * he is; so does the administrator.
 */
final class LogLoad {

  private static final String ADMINISTRATOR = "administrator";
  private static final int CHUNK = 5_000;

  private final DeskLoad load;
  private final EventLog log;
  private final DeskClock clock;
  private final Ids units;
  private final Ids people;
  private final Ids requests;

  LogLoad(DeskLoad load, EventLog log, DeskClock clock) {
    this.load = load;
    this.log = log;
    this.clock = clock;
    units = Ids.of(load, Kind.BUSINESS_UNIT, log.groups());
    people = Ids.of(load, Kind.PERSON, everybody(log));
    requests = Ids.of(load, Kind.REQUEST, log.incidents().stream().map(Incident::number).toList());
  }

  /** Loads all of it, without committing. */
  void run() {
    load.businessUnits(
        log.groups().stream()
            .filter(units::isFresh)
            .map(group -> new BusinessUnit(units.of(group), group))
            .toList());
    load.people(everybody(log).stream().filter(this::isToLoad).map(this::person).toList());
    List<LoadedRequest> chunk = new ArrayList<>(CHUNK);
    for (Incident incident : log.incidents()) {
      chunk.add(LoadedRequest.silent(request(incident), incident.number()));
      if (chunk.size() == CHUNK) {
        load.requests(chunk);
        chunk.clear();
      }
    }
    load.requests(chunk);
  }

  /** How many incidents the desk did not know. */
  int created() {
    return requests.fresh().size();
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

  private LoadedPerson person(String name) {
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

  private ServiceRequest request(Incident incident) {
    Event last = incident.last();
    int hours = PriorityLabel.standard(last.priority()).resolutionTimeHours();
    return new ServiceRequest(
        requests.of(incident.number()),
        last.subject(),
        null,
        people.of(last.caller()),
        clock.instant(last.opened()).plus(Duration.ofHours(hours)),
        false,
        1,
        state(incident));
  }

  private RequestState state(Incident incident) {
    Event last = incident.last();
    String assignee = last.assignee();
    return new RequestState(
        last.status(),
        last.priority(),
        last.group() == null ? null : units.of(last.group()),
        assignee == null ? new TreeSet<>() : new TreeSet<>(Set.of(people.of(assignee))),
        null,
        0,
        clock.instant(last.opened()),
        clock.instant(incident.updated()),
        instant(incident.solved()),
        false);
  }

  private @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : clock.instant(time);
  }
}
