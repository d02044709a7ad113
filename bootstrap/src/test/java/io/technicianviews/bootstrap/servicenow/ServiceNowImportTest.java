package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceNowImportTest {

  private final ImportedDesk desk = new ImportedDesk();
  private Samples samples;

  @BeforeEach
  void aDirectoryForFiles(@TempDir Path directory) {
    samples = new Samples(directory);
  }

  @Test
  void everyIncidentHasTheStateOfItsLastEvent() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    ServiceRequest request = desk.request("INC6");
    assertThat(request.subject()).isEqualTo("Network / Office, west wing: Down");
    assertThat(request.description()).isNull();
    assertThat(request.requesterId()).isEqualTo(desk.person("Caller D").id());
    assertThat(request.state().status()).isEqualTo(Status.PENDING_REQUESTER_RESPONSE);
    assertThat(request.state().priority()).isEqualTo(Priority.MEDIUM);
    assertThat(request.state().businessUnitId())
        .isEqualTo(desk.id(EntityKind.BUSINESS_UNIT, "Team Red"));
    assertThat(request.state().assignees()).containsExactly(desk.person("Solver 2").id());
    assertThat(request.state().created()).isEqualTo(time("2019-05-04T08:00"));
    assertThat(request.state().updated()).isEqualTo(time("2019-05-04T08:30"));
  }

  @Test
  void theDueDateFollowsThePriority() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    assertThat(desk.request("INC2").dueDate()).isEqualTo(time("2019-05-01T20:00"));
    assertThat(desk.request("INC2").dueByHand()).isFalse();
    assertThat(desk.request("INC5").dueDate()).isEqualTo(time("2019-05-06T18:00"));
  }

  @Test
  void valuesThatTheLogDoesNotHaveAreAbsent() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    RequestState state = desk.request("INC4").state();
    assertThat(state.businessUnitId()).isNull();
    assertThat(state.assignees()).isEmpty();
    assertThat(desk.request("INC4").subject()).isEqualTo("No signal");
    assertThat(desk.request("INC5").subject()).isEqualTo("Incident INC5");
    assertThat(desk.request("INC3").subject()).isEqualTo("Software: Slow");
    assertThat(desk.person("?").fullName()).isEqualTo("Unknown caller");
  }

  @Test
  void everyStateOfTheLogHasItsStatus() throws IOException {
    Path file = samples.plain();

    assertThat(statuses("INC1", file, 1, 2, 5))
        .containsExactly(Status.IN_PROGRESS, Status.SOLVED, Status.CLOSED);
    assertThat(statuses("INC4", file, 2, 3)).containsExactly(new Status(403), new Status(401));
    assertThat(statuses("INC5", file, 3)).containsExactly(Status.OPEN);
    assertThat(statuses("INC6", file, 4)).containsExactly(Status.PENDING_REQUESTER_RESPONSE);
  }

  @Test
  void solvedIsUnchangedWhenAResolvedIncidentIsClosed() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    RequestState state = desk.request("INC1").state();
    assertThat(state.status()).isEqualTo(Status.CLOSED);
    assertThat(state.solved()).isEqualTo(time("2019-05-02T11:30"));
    assertThat(state.updated()).isEqualTo(time("2019-05-05T00:00"));
  }

  @Test
  void reopeningClearsSolvedAndSolvingAgainSetsItAnew() throws IOException {
    Path file = samples.plain();

    desk.imports(file, asOf(2));
    assertThat(desk.request("INC2").state().solved()).isEqualTo(time("2019-05-02T09:00"));
    desk.imports(file, asOf(3));
    assertThat(desk.request("INC2").state().solved()).isNull();
    desk.imports(file, asOf(4));
    assertThat(desk.request("INC2").state().solved()).isEqualTo(time("2019-05-04T09:00"));
  }

  @Test
  void anEventIsNeverBeforeAnEarlierRowOfItsIncident() throws IOException {
    Path file = samples.plain();

    desk.imports(file, asOf(2));
    assertThat(desk.ids(EntityKind.REQUEST)).doesNotContainKey("INC3");

    desk.imports(file, asOf(3));
    RequestState state = desk.request("INC3").state();
    assertThat(state.status()).isEqualTo(Status.CLOSED);
    assertThat(state.solved()).isEqualTo(time("2019-05-03T10:00"));
    assertThat(state.updated()).isEqualTo(time("2019-05-03T10:00"));
  }

  @Test
  void anIncidentMayHaveBeenUpdatedBeforeItWasOpened() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    assertThat(desk.request("INC5").state().created()).isEqualTo(time("2019-05-03T18:00"));
    assertThat(desk.request("INC5").state().updated()).isEqualTo(time("2019-05-03T17:00"));
  }

  @Test
  void aTechnicianWorksForTheGroupsOfAllAssignmentsSoFar() throws IOException {
    Path file = samples.plain();

    desk.imports(file, asOf(1));
    assertThat(desk.unitsOf("Solver 1")).containsExactly("Team Blue");
    assertThat(desk.unitsOf("Solver 2")).isEmpty();
    assertThat(desk.person("Solver 2").role()).isEqualTo(Role.TECHNICIAN);

    desk.imports(file, asOf(4));
    assertThat(desk.unitsOf("Solver 1")).containsExactly("Team Blue", "Team Red");
    assertThat(desk.unitsOf("Solver 2")).containsExactly("Team Red");
  }

  @Test
  void theSummaryCountsTheContentOfTheFile() throws IOException {
    Path file = samples.plain();

    assertThat(desk.imports(file, asOf(1)))
        .isEqualTo(new ImportSummary(17, 3, 2, 2, 0, 4, 2, 1, 0, BadRows.NONE));
    assertThat(desk.imports(file, ImportOptions.PLAIN))
        .isEqualTo(new ImportSummary(17, 17, 6, 4, 2, 8, 3, 3, 0, BadRows.NONE));
  }

  @Test
  void importingAgainChangesNothing() throws IOException {
    Path file = samples.plain();
    desk.imports(file, ImportOptions.PLAIN);
    Map<String, ServiceRequest> requests = desk.requests();
    Map<String, Person> people = desk.people();

    desk.imports(file, ImportOptions.PLAIN);

    assertThat(desk.requests()).isEqualTo(requests).hasSize(6);
    assertThat(desk.people()).isEqualTo(people).hasSize(9);
  }

  @Test
  void importingDayByDayHasTheResultOfOneImport() throws IOException {
    Path file = samples.plain();
    for (int day = 1; day <= 5; day++) {
      desk.imports(file, asOf(day));
    }
    ImportedDesk whole = new ImportedDesk();
    whole.imports(file, ImportOptions.PLAIN);

    whole
        .requests()
        .forEach(
            (number, request) -> {
              assertThat(desk.request(number).state().status()).isEqualTo(request.state().status());
              assertThat(desk.request(number).state().updated())
                  .isEqualTo(request.state().updated());
              assertThat(desk.request(number).state().solved()).isEqualTo(request.state().solved());
            });
    assertThat(desk.people().keySet()).isEqualTo(whole.people().keySet());
  }

  @Test
  void aDeskWithoutAnAdministratorGetsOne() throws IOException {
    desk.imports(samples.plain(), ImportOptions.PLAIN);

    Person administrator = desk.person("administrator");
    assertThat(administrator.fullName()).isEqualTo("Administrator");
    assertThat(administrator.role()).isEqualTo(Role.ADMIN);
    assertThat(administrator.active()).isTrue();
  }

  @Test
  void existingAdministratorsAndRequestersAreUnchanged() throws IOException {
    Person admin = new Person(901, "Ada Lovelace", Role.ADMIN, true, new TreeSet<>());
    Person caller = new Person(902, "Alan Turing", Role.TECHNICIAN, true, new TreeSet<>());
    load(
        DeskContents.A_DESK,
        new PersonRecord(admin, "administrator"),
        new PersonRecord(caller, "Caller A"));

    desk.imports(samples.plain(), ImportOptions.PLAIN);

    assertThat(desk.person("administrator")).isEqualTo(admin);
    assertThat(desk.person("Caller A")).isEqualTo(caller);
    assertThat(desk.request("INC1").requesterId()).isEqualTo(902);
  }

  @Test
  void aDemoIsReplacedByAnImport() throws IOException {
    Person outsider = new Person(903, "Grace Hopper", Role.REQUESTER, true, new TreeSet<>());
    load(DeskContents.DEMO, new PersonRecord(outsider, "demo"));

    desk.imports(samples.plain(), ImportOptions.PLAIN);

    assertThat(desk.people()).doesNotContainKey("demo");
    try (BulkLoad load = desk.desk.begin()) {
      assertThat(load.contents()).isEqualTo(DeskContents.A_DESK);
    }
  }

  @Test
  void existingDataOtherThanADemoIsPreserved() throws IOException {
    Person outsider = new Person(904, "Grace Hopper", Role.REQUESTER, true, new TreeSet<>());
    load(DeskContents.A_DESK, new PersonRecord(outsider, "outsider"));

    desk.imports(samples.plain(), ImportOptions.PLAIN);

    assertThat(desk.people()).containsEntry("outsider", outsider);
  }

  @Test
  void shiftingMovesTheAsOfDayAndKeepsTheHourAcrossAChangeOfTheClock() throws IOException {
    LocalDate winter = LocalDate.of(2020, 1, 10);

    desk.imports(samples.plain(), new ImportOptions(LocalDate.of(2019, 5, 3), winter, false));

    RequestState state = desk.request("INC1").state();
    assertThat(state.created()).isEqualTo(time("2020-01-08T08:55"));
    assertThat(state.solved()).isEqualTo(time("2020-01-09T11:30"));
    assertThat(desk.counts("administrator", UnitScope.ALL, winter))
        .containsEntry(View.NEW_TODAY, 2L)
        .containsEntry(View.ALL_TICKETS, 5L);
  }

  @Test
  void shiftingWithoutAnAsOfDayMovesTheDayOfTheLastEvent() throws IOException {
    desk.imports(samples.plain(), new ImportOptions(null, LocalDate.of(2021, 7, 9), false));

    assertThat(desk.request("INC1").state().updated()).isEqualTo(time("2021-07-09T00:00"));
    assertThat(desk.request("INC6").state().updated()).isEqualTo(time("2021-07-08T08:30"));
  }

  @Test
  void aDayBeforeAllEventsIsNothingToImport() throws IOException {
    Path file = samples.plain();

    ImportOutcome outcome =
        desk.run(
            file, new ImportOptions(LocalDate.of(2018, 1, 1), LocalDate.of(2021, 7, 9), false));

    assertThat(outcome)
        .isEqualTo(
            new ImportOutcome.NothingUsable(
                file + " contains nothing to import: no event is on or before 2018-01-01",
                BadRows.NONE));
    assertThat(desk.people()).isEmpty();
  }

  @Test
  void columnsAreFoundByNameAndACompressedFileIsTheSameLog() throws IOException {
    desk.imports(samples.compressed(), ImportOptions.PLAIN);
    ImportedDesk other = new ImportedDesk();
    other.imports(samples.changed(ServiceNowImportTest::withColumnsReversed), ImportOptions.PLAIN);

    assertThat(other.requests()).isEqualTo(desk.requests());
    assertThat(other.people()).isEqualTo(desk.people());
  }

  @Test
  void progressEndsWithTheWholeFile() throws IOException {
    Path file = samples.plain();
    List<String> heard = new ArrayList<>();

    new ServiceNowImport(desk.desk, ImportedDesk.ZONE)
        .run(
            file,
            ImportOptions.PLAIN,
            (rows, bytes, total) -> heard.add(rows + " " + bytes + "/" + total));

    long size = file.toFile().length();
    assertThat(heard.getLast()).isEqualTo("17 " + size + "/" + size);
  }

  private static String withColumnsReversed(String log) {
    StringBuilder reversed = new StringBuilder();
    for (String line : log.replace("\"Office, west\nwing\"", "Office; west wing").split("\n")) {
      reversed.append(String.join(",", List.of(line.split(",")).reversed())).append('\n');
    }
    return reversed.toString().replace("Office; west wing", "\"Office, west\nwing\"");
  }

  private List<Status> statuses(String number, Path file, int... days) {
    List<Status> statuses = new ArrayList<>();
    for (int day : days) {
      desk.imports(file, asOf(day));
      statuses.add(desk.request(number).state().status());
    }
    return statuses;
  }

  private void load(DeskContents deskContents, PersonRecord... people) {
    try (BulkLoad load = desk.desk.begin()) {
      load.people(List.of(people));
      if (deskContents == DeskContents.DEMO) {
        load.commitAsDemo();
      } else {
        load.commit();
      }
    }
  }

  private static ImportOptions asOf(int dayOfMay) {
    return new ImportOptions(LocalDate.of(2019, 5, dayOfMay), null, false);
  }

  private static Instant time(String local) {
    return LocalDateTime.parse(local).atZone(ImportedDesk.ZONE).toInstant();
  }
}
