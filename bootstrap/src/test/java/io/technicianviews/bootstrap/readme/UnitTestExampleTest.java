package io.technicianviews.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class UnitTestExampleTest {

  // README: unit test
  /** Code of the application that uses the library. */
  record Headline(ServiceDesk desk) {
    String of(long technicianId) {
      ViewCountsResult counts =
          desk.technicianViews()
              .counts(technicianId, View.UNASSIGNED, UnitScope.ALL)
              .orElseThrow()
              .value();
      return counts.filterCounts().all() + " waiting";
    }
  }

  @Test
  void theHeadlineSaysHowManyWait() {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    InMemoryDesk memory = new InMemoryDesk(InstantSource.fixed(noon));
    ServiceDesk desk = ServiceDesk.builder().storage(memory).build();
    long ada = desk.administration().firstAdmin("Ada").orElseThrow().id();
    desk.commands().create(ada, NewRequest.of("No paper")).orElseThrow();

    assertThat(new Headline(desk).of(ada)).isEqualTo("1 waiting");
  }
  // README: end
}
