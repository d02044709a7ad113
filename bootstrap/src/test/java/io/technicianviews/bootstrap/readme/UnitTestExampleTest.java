package io.technicianviews.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTestExampleTest {

  /** An embedder's own code. */
  record Headline(ServiceDesk desk) {
    String of(long technicianId) {
      return desk.technicianViews()
              .counts(technicianId, View.UNASSIGNED, UnitScope.ALL)
              .orElseThrow()
              .value()
              .filterCounts()
              .all()
          + " waiting";
    }
  }

  // README: unit test
  @Test
  void theHeadlineSaysHowManyWait() {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    InMemoryDesk memory = new InMemoryDesk(InstantSource.fixed(noon));
    try (BulkLoad load = memory.begin()) {
      load.people(
          List.of(
              PersonRecord.of(Person.admin(1, "Ada")),
              PersonRecord.of(Person.requester(2, "Ray"))));
      load.requests(
          List.of(RequestRecord.withoutMessages(ServiceRequest.opened(1, "No paper", 2, noon))));
      load.commit();
    }
    ServiceDesk desk = ServiceDesk.builder().storage(memory).build();

    assertThat(new Headline(desk).of(1)).isEqualTo("1 waiting");
  }
  // README: end
}
