package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.EventReplay;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.generate.Counting;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.StorageParts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** A desk in memory with an imported log, which is queried by the names in the log. */
final class ImportedDesk {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  final InMemoryDesk desk = new InMemoryDesk(() -> Instant.parse("2030-01-01T12:00:00Z"));

  ImportOutcome run(Path file, ImportOptions options) {
    return new ServiceNowImport(desk, ZONE).run(file, options, ImportProgress.SILENT);
  }

  ImportSummary imports(Path file, ImportOptions options) {
    return switch (run(file, options)) {
      case ImportOutcome.Imported(ImportSummary summary) -> summary;
      case ImportOutcome.Replayed replayed -> throw new AssertionError(replayed.toString());
      case ImportOutcome.Checked checked -> throw new AssertionError(checked.toString());
      case ImportOutcome.NothingUsable nothing -> throw new AssertionError(nothing.toString());
      case ImportOutcome.Refused refused -> throw new AssertionError(refused.toString());
      case ImportOutcome.Unusable unusable -> throw new AssertionError(unusable.toString());
    };
  }

  ReplayCounts replays(Path file, ImportOptions options) {
    return replays(file, options, 1, serviceDesk().replay()::apply);
  }

  /** Replays a log with another function that applies the events. */
  ReplayCounts replays(
      Path file,
      ImportOptions options,
      int writers,
      Function<ReplayedEvent, EventReplay.Outcome> replay) {
    ImportOutcome outcome =
        new ServiceNowReplay(desk, ZONE, replay, writers).run(file, options, ImportProgress.SILENT);
    return ((ImportOutcome.Replayed) outcome).events();
  }

  ServiceDesk serviceDesk() {
    return ServiceDesk.builder()
        .storage(new StorageParts(new DeskInfo(UUID.randomUUID(), ZONE), desk, desk, desk))
        .build();
  }

  /** The observable content of the desk. */
  DeskPicture picture(LocalDate today) {
    return picture(today, technician -> true);
  }

  /** The observable content of the desk, with the views of some technicians. */
  DeskPicture picture(LocalDate today, Predicate<String> technicians) {
    return DeskPicture.of(desk, desk, new DeskDay(today, ZONE), technicians);
  }

  Map<String, Long> ids(EntityKind entityKind) {
    try (BulkLoad load = desk.begin()) {
      return load.knownIds(entityKind);
    }
  }

  ServiceRequest request(String number) {
    try (Snapshot snapshot = open()) {
      return snapshot
          .read(new RequestQuery.RequestById(id(EntityKind.REQUEST, number)))
          .orElseThrow();
    }
  }

  /** All requests, by their numbers. */
  Map<String, ServiceRequest> requests() {
    Map<String, ServiceRequest> requests = new TreeMap<>();
    try (Snapshot snapshot = open()) {
      ids(EntityKind.REQUEST)
          .forEach(
              (number, id) ->
                  requests.put(
                      number, snapshot.read(new RequestQuery.RequestById(id)).orElseThrow()));
    }
    return requests;
  }

  /** All people, by their external ids. */
  Map<String, Person> people() {
    Map<String, Person> people = new TreeMap<>();
    try (Snapshot snapshot = open()) {
      ids(EntityKind.PERSON)
          .forEach(
              (name, id) ->
                  people.put(name, snapshot.read(new PeopleQuery.PersonById(id)).orElseThrow()));
    }
    return people;
  }

  Person person(String name) {
    return requireNonNull(people().get(name), name);
  }

  /** The units of this person, by name. */
  Collection<String> unitsOf(String name) {
    try (Snapshot snapshot = open()) {
      return snapshot.read(new PeopleQuery.UnitsById(person(name).businessUnits())).stream()
          .map(BusinessUnit::name)
          .toList();
    }
  }

  /** What each view holds for this person on a day, in these units. */
  Map<View, Long> counts(String name, UnitScope units, LocalDate today) {
    Person person = person(name);
    try (Snapshot snapshot = open()) {
      return Counting.counts(snapshot, person, units, new DeskDay(today, ZONE));
    }
  }

  /** All units, by name. */
  List<BusinessUnit> units() {
    try (Snapshot snapshot = open()) {
      return snapshot.read(new PeopleQuery.AllUnits());
    }
  }

  long id(EntityKind entityKind, String name) {
    return requireNonNull(ids(entityKind).get(name), name);
  }

  private Snapshot open() {
    return desk.open(Duration.ofSeconds(60));
  }
}
