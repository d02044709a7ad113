package io.technicianviews.bootstrap.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.RequestRecord.Message;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeskGeneratorTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456Z");

  @Test
  void exactlyTheConfiguredShareIsUnsolved() {
    assertThat(generate(20_000, 1).unsolved()).isEqualTo(200);
    assertThat(generate(20_000, 0.5).unsolved()).isEqualTo(100);
    assertThat(generate(7_777, 10).unsolved()).isEqualTo(778);
    assertThat(generate(3_000, 75).unsolved()).isEqualTo(2_250);
    assertThat(generate(3_000, 0).unsolved()).isZero();
    assertThat(generate(3_000, 100).unsolved()).isEqualTo(3_000);
    for (int requests = 1; requests < 60; requests++) {
      for (int percent = 0; percent <= 100; percent++) {
        assertThat(generate(requests, percent).unsolved())
            .isEqualTo(Math.round(requests * percent / 100.0));
      }
    }
    assertThat(generate(0, 1)).isEqualTo(new GenerationSummary(0, 0, 0, 0));
    assertThat(generate(1, 100).requests()).isEqualTo(1);
  }

  @Test
  void theSameSeedMakesTheSameDeskAndAnotherSeedAnother() {
    List<RequestRecord> requests = recorded(6_000, 5, 42).requests();

    assertThat(recorded(6_000, 5, 42).requests()).isEqualTo(requests);
    assertThat(recorded(6_000, 5, 43).requests()).isNotEqualTo(requests);
  }

  @Test
  void requestsAreLoadedInChunksWithParentsBeforeTheirSubtasks() {
    RecordingDesk desk = recorded(12_345, 5, 1);

    assertThat(desk.chunks).extracting(List::size).containsExactly(5_000, 5_000, 2_345);
    for (List<RequestRecord> chunk : desk.chunks) {
      Set<Long> parents = new HashSet<>();
      for (RequestRecord request : chunk) {
        Long parentId = request.request().state().parentId();
        if (parentId == null) {
          parents.add(request.request().id());
        } else {
          assertThat(parents).contains(parentId);
        }
      }
    }
  }

  @Test
  void historyIsInOrderAndInThePast() {
    for (RequestRecord request : recorded(20_000, 4, 7).requests()) {
      RequestState state = request.request().state();
      List<Instant> times = new ArrayList<>(List.of(state.created()));
      request.messages().stream().map(Message::createdAt).forEach(times::add);
      if (state.solved() != null) {
        times.add(state.solved());
      }
      times.add(state.updated());
      times.add(NOW);
      assertThat(times).isSorted();
    }
  }

  @Test
  void requestsAreCreatedOneAfterTheOtherOverTwoYears() {
    List<RequestRecord> requests = recorded(20_000, 4, 7).requests();

    assertThat(requests)
        .extracting(request -> request.request().state().created())
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(requests.getFirst().request().state().created())
        .isBetween(NOW.minus(Duration.ofDays(731)), NOW.minus(Duration.ofDays(725)));
  }

  @Test
  void mostUnsolvedRequestsAreRecent() {
    List<RequestState> unsolved =
        recorded(50_000, 1, 7).requests().stream()
            .map(request -> request.request().state())
            .filter(state -> !state.isSolved())
            .toList();

    assertThat(unsolved)
        .filteredOn(state -> state.created().isAfter(NOW.minus(Duration.ofDays(60))))
        .hasSizeGreaterThan(unsolved.size() / 2);
  }

  @Test
  void sharesAreRealistic() {
    RecordingDesk desk = recorded(50_000, 2, 7);
    GenerationSummary summary = generate(50_000, 2);

    assertThat(summary.subtasks()).isBetween(3_500L, 4_500L);
    assertThat(summary.messages()).isBetween(45_000L, 60_000L);
    assertThat(desk.requests())
        .filteredOn(request -> request.request().state().businessUnitId() == null)
        .hasSizeBetween(1_000, 2_000);
  }

  @Test
  void noReadPositionIsAfterTheLastMessage() {
    for (RequestRecord request : recorded(5_000, 20, 7).requests()) {
      assertThat(request.readPositions().values())
          .allSatisfy(mark -> assertThat(mark).isBetween(1, request.messages().size()));
    }
  }

  @Test
  void everyViewHasSomethingForAnAdminAndATechnicianEvenJustAfterMidnight() {
    for (String time :
        List.of("2026-11-22T23:00:00Z", "2026-11-23T23:05:00Z", "2026-11-22T12:00:00Z")) {
      Instant now = Instant.parse(time);
      InMemoryDesk desk = new InMemoryDesk(() -> now);
      GenerationPlan plan = GenerationPlan.sized(3_000, 10, 10, 5, 3);
      new DeskGenerator(plan, now, ZONE).generate(desk, requests -> {});

      for (Role role : List.of(Role.ADMIN, Role.TECHNICIAN)) {
        Map<View, Long> counts = counts(desk, role, now);
        assertThat(counts.values()).as("%s at %s: %s", role, time, counts).allMatch(n -> n > 0);
      }
    }
  }

  @Test
  void addedStatusesHaveAPartOfTheUnsolvedRequestsAndAreReused() {
    GenerationPlan plan =
        GenerationPlan.sized(1_000, 50, 10, 5, 3).withStatuses(GenerationPlan.COMMON_STATUSES);
    RecordingDesk desk = new RecordingDesk();
    new DeskGenerator(plan, NOW, ZONE).generate(desk, requests -> {});
    new DeskGenerator(plan, NOW, ZONE).generate(desk, requests -> {});

    assertThat(desk.statuses().stream().distinct())
        .extracting(one -> one.label().id() + " " + one.label().name())
        .contains("201 in review", "401 waiting for vendor")
        .hasSize(StatusCategory.values().length + 2);
    Map<Status, Long> unsolved =
        desk.requests().stream()
            .map(one -> one.request().state().status())
            .filter(status -> !status.countAsSolved())
            .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    assertThat(unsolved.get(new Status(201))).isBetween(40L, 120L);
    assertThat(unsolved.get(new Status(401))).isBetween(30L, 110L);
  }

  @Test
  void teamsOfTwentyShareFiveUnits() {
    RecordingDesk desk = new RecordingDesk();
    generate(GenerationPlan.sized(100, 10, 45, 12, 1), desk);

    List<Person> technicians =
        desk.people.stream()
            .map(PersonRecord::person)
            .filter(person -> person.role() == Role.TECHNICIAN)
            .toList();
    assertThat(technicians).hasSize(45).allMatch(person -> person.businessUnits().size() == 5);
    assertThat(technicians.subList(0, 20))
        .extracting(Person::businessUnits)
        .containsOnly(technicians.getFirst().businessUnits());
    assertThat(technicians.get(20).businessUnits())
        .doesNotContainAnyElementsOf(technicians.getFirst().businessUnits());
    assertThat(new HashSet<>(desk.people.stream().map(p -> p.person().fullName()).toList()))
        .hasSameSizeAs(desk.people);
  }

  @Test
  void withFewUnitsAllTechniciansWorkForAllUnits() {
    RecordingDesk desk = new RecordingDesk();
    generate(GenerationPlan.sized(100, 10, 25, 3, 1), desk);

    assertThat(desk.people)
        .filteredOn(person -> person.person().role() == Role.TECHNICIAN)
        .allMatch(person -> person.person().businessUnits().size() == 3);
    assertThat(desk.units)
        .extracting(BusinessUnit::name)
        .containsExactly("Unit 001", "Unit 002", "Unit 003");
  }

  @Test
  void aSecondDeskJoinsTheFirst() {
    InMemoryDesk desk = new InMemoryDesk(() -> NOW);
    GenerationPlan plan = GenerationPlan.sized(100, 10, 5, 3, 1);
    new DeskGenerator(plan, NOW, ZONE).generate(desk, requests -> {});
    new DeskGenerator(plan, NOW, ZONE).generate(desk, requests -> {});

    assertThat(counts(desk, Role.ADMIN, NOW)).containsEntry(View.ALL_TICKETS, 200L);
    try (Snapshot snapshot = desk.open(Duration.ofSeconds(10))) {
      assertThat(snapshot.read(new PeopleQuery.AllUnits())).hasSize(3);
      assertThat(snapshot.read(new PeopleQuery.PeopleNamed("Administrator"))).hasSize(1);
    }
  }

  @Test
  void aDemoIsClearedFirst() {
    InMemoryDesk desk = new InMemoryDesk(() -> NOW);
    try (BulkLoad load = desk.begin()) {
      Person person = new Person(99_999, "Somebody", Role.REQUESTER, true, new TreeSet<>());
      load.people(List.of(new PersonRecord(person, "demo")));
      load.commitAsDemo();
    }

    generate(GenerationPlan.sized(10, 10, 5, 3, 1), desk);

    try (BulkLoad load = desk.begin()) {
      assertThat(load.knownIds(EntityKind.PERSON)).containsOnlyKeys("administrator");
      assertThat(load.contents()).isEqualTo(BulkLoad.DeskContents.A_DESK);
    }
  }

  @Test
  void progressCountsUpToAllRequests() {
    List<Long> received = new ArrayList<>();
    new DeskGenerator(GenerationPlan.sized(11_000, 1, 5, 3, 1), NOW, ZONE)
        .generate(new RecordingDesk(), received::add);

    assertThat(received).containsExactly(5_000L, 10_000L, 11_000L);
  }

  @Test
  void anImpossiblePlanIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerationPlan.sized(10, 100.1, 1, 1, 1))
        .withMessageContaining("unsolvedPercent must be from 0 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerationPlan.sized(10, Double.NaN, 1, 1, 1))
        .withMessageContaining("unsolvedPercent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerationPlan.sized(-1, 1, 1, 1, 1))
        .withMessageContaining("requests");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerationPlan.sized(10, 1, 0, 1, 1))
        .withMessageContaining("technicians");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerationPlan.sized(10, 1, 1, 0, 1))
        .withMessageContaining("businessUnits");
  }

  private static GenerationSummary generate(int requests, double unsolvedPercent) {
    return generate(
        GenerationPlan.sized(requests, unsolvedPercent, 40, 20, 7), new RecordingDesk());
  }

  private static RecordingDesk recorded(int requests, double unsolvedPercent, long seed) {
    RecordingDesk desk = new RecordingDesk();
    generate(GenerationPlan.sized(requests, unsolvedPercent, 40, 20, seed), desk);
    return desk;
  }

  private static GenerationSummary generate(GenerationPlan plan, BulkLoader desk) {
    return new DeskGenerator(plan, NOW, ZONE).generate(desk, requests -> {});
  }

  private static Map<View, Long> counts(InMemoryDesk desk, Role role, Instant now) {
    try (Snapshot snapshot = desk.open(Duration.ofSeconds(10))) {
      Person person = snapshot.read(new PeopleQuery.FirstActive(role)).orElseThrow();
      return Counting.counts(snapshot, person, UnitScope.ALL, DeskDay.at(now, ZONE));
    }
  }
}
