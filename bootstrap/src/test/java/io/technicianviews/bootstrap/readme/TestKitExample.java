package io.technicianviews.bootstrap.readme;

import static io.technicianviews.testkit.TestRequest.request;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.InstantSource;

/** A helpdesk in memory, with the data of a test. */
final class TestKitExample {

  /** What a test needs. */
  record Helpdesk(ServiceDesk desk, long technicianId) {}

  private TestKitExample() {}

  static Helpdesk helpdesk() {
    // README: test data
    InMemoryDesk memory = new InMemoryDesk(InstantSource.fixed(TestDesk.NOON));
    TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
    BusinessUnit support = desk.unit("Support");
    Person nora = desk.technician("Nora", support);
    desk.request(request("No paper").in(support).priority(Priority.HIGH));
    ServiceDesk helpdesk = ServiceDesk.builder().storage(memory).build();
    // README: end
    return new Helpdesk(helpdesk, nora.id());
  }
}
