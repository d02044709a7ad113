package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListExportTest {

  private final ImportedDesk desk = new ImportedDesk();
  private Samples samples;
  private Path list;

  @BeforeEach
  void aList(@TempDir Path directory) throws IOException {
    samples = new Samples(directory);
    list = samples.list(text -> text);
  }

  @Test
  void everyRequestEqualsItsRow() {
    ImportSummary summary = desk.imports(list, ImportOptions.PLAIN);

    assertThat(summary).isEqualTo(new ImportSummary(6, 6, 6, 6, 0, 5, 2, 2, 0, BadRows.NONE));
    ServiceRequest printer = desk.request("INC0010001");
    assertThat(printer.subject()).isEqualTo("Printer on floor 2 prints blank pages");
    assertThat(printer.description()).isEqualTo("It began on Monday.\nThe toner is new.");
    assertThat(printer.requesterId()).isEqualTo(desk.person("Maya Stone").id());
    assertThat(printer.state().priority()).isEqualTo(Priority.MEDIUM);
    assertThat(printer.state().created()).isEqualTo(time("2026-02-03T08:15:42"));
    assertThat(printer.state().updated()).isEqualTo(time("2026-02-04T10:01:13"));
    assertThat(printer.state().businessUnitId())
        .isEqualTo(desk.id(EntityKind.BUSINESS_UNIT, "Service Desk"));
    assertThat(printer.state().assignees()).containsExactly(desk.person("Omar Reyes").id());
    assertThat(desk.unitsOf("Omar Reyes")).containsExactly("Field", "Service Desk");
    ServiceRequest vpn = desk.request("INC0010002");
    assertThat(vpn.subject()).isEqualTo("VPN, \"token expired\" after update");
    assertThat(vpn.description()).isNull();
    assertThat(vpn.state().businessUnitId()).isNull();
    assertThat(vpn.state().assignees()).isEmpty();
    assertThat(desk.person("?").fullName()).isEqualTo("Unknown caller");
  }

  @Test
  void statesAndPrioritiesAreMapped() {
    desk.imports(list, ImportOptions.PLAIN);

    assertThat(status(1)).isEqualTo(Status.IN_PROGRESS);
    assertThat(status(2)).isEqualTo(Status.OPEN);
    assertThat(status(3)).isEqualTo(Status.CLOSED);
    assertThat(status(4)).isEqualTo(Status.PENDING_REQUESTER_RESPONSE);
    assertThat(status(5)).isEqualTo(Status.ON_HOLD);
    assertThat(status(6)).isEqualTo(new Status(601));
    assertThat(desk.request("INC0010004").state().priority()).isEqualTo(Priority.LOW);
    assertThat(desk.request("INC0010005").state().priority()).isEqualTo(Priority.CRITICAL);
  }

  @Test
  void solvedIsTheResolvedTimeOfTheRow() {
    desk.imports(list, ImportOptions.PLAIN);

    assertThat(desk.request("INC0010003").state().solved()).isEqualTo(time("2026-02-02T08:00:00"));
    assertThat(desk.request("INC0010006").state().solved()).isEqualTo(time("2026-02-04T07:45:00"));
    assertThat(desk.request("INC0010001").state().solved()).isNull();
  }

  @Test
  void statesByNumberAreRead() throws IOException {
    Path numbers =
        samples.list(
            text ->
                text.replace("\"In Progress\"", "\"2\"")
                    .replace("\"Closed\",\"\",\"Inq", "\"7\",\"\",\"Inq")
                    .replace("\"On Hold\",\"Awaiting Caller\"", "\"3\",\"1\"")
                    .replace("\"3 - Moderate\"", "\"3\"")
                    .replace("\"2 - High\"", "\"High\""));
    ImportedDesk other = new ImportedDesk();
    other.imports(numbers, ImportOptions.PLAIN);
    desk.imports(list, ImportOptions.PLAIN);

    assertThat(other.requests()).isEqualTo(desk.requests());
  }

  @Test
  void importingAgainChangesNothingAndANewerListUpdates() throws IOException {
    desk.imports(list, ImportOptions.PLAIN);
    Map<String, ServiceRequest> requests = desk.requests();

    assertThat(desk.imports(list, ImportOptions.PLAIN).created()).isZero();
    assertThat(desk.requests()).isEqualTo(requests);

    Path newer = samples.list(text -> text.replace("prints blank pages", "is on fire"));
    desk.imports(newer, ImportOptions.PLAIN);
    assertThat(desk.request("INC0010001").subject()).isEqualTo("Printer on floor 2 is on fire");
  }

  @Test
  void aReplayHasTheResultOfAnImport() {
    LocalDate today = LocalDate.of(2026, 2, 5);
    ImportedDesk plain = new ImportedDesk();
    plain.imports(list, ImportOptions.PLAIN);

    desk.replays(list, ImportOptions.PLAIN);

    assertThat(desk.picture(today)).isEqualTo(plain.picture(today));
  }

  @Test
  void aListWithoutDescriptionsKeepsThem() throws IOException {
    desk.imports(list, ImportOptions.PLAIN);

    desk.imports(
        samples.list(text -> text.replace("\"Description\"", "\"X\"")), ImportOptions.PLAIN);

    assertThat(desk.request("INC0010001").description()).startsWith("It began");
  }

  private Status status(int number) {
    return desk.request("INC001000" + number).state().status();
  }

  private static Instant time(String local) {
    return LocalDateTime.parse(local).atZone(ImportedDesk.ZONE).toInstant();
  }
}
