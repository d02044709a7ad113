package com.example.report;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Tests against the storage in memory: without a database, and without mocks. */
class MorningReportTest {

  private final InMemoryDesk memory = new InMemoryDesk(InstantSource.fixed(TestDesk.NOON));
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final ServiceDesk helpdesk = ServiceDesk.builder().storage(memory).build();

  private final BusinessUnit support = desk.unit("Support");
  private final Person nora = desk.technician("Nora", support);

  @Test
  void theReportCountsWhatIsToDo() {
    desk.request(request("No paper").in(support));
    long outage = desk.request(request("No mail").in(support).priority(Priority.CRITICAL));
    desk.request(request("Of another unit").in(desk.unit("Facilities")));
    helpdesk.commands().take(nora.id(), outage).orElseThrow();

    assertThat(new MorningReport(helpdesk).of(nora.id()))
        .isEqualTo("1 unassigned, 1 urgent, 1 yours");
  }

  @Test
  void requesterHasNoReport() {
    Person ray = desk.requester("Ray");

    assertThat(new MorningReport(helpdesk).of(ray.id()))
        .isEqualTo("no report: " + new Refusal.NotATechnician(ray.id()));
  }
}
