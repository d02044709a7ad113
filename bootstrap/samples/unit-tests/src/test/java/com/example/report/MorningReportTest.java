package com.example.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Tests against the in-memory storage: no database, no container, no mocks. */
class MorningReportTest {

  private final InMemoryDesk memory =
      new InMemoryDesk(InstantSource.fixed(Instant.parse("2026-03-10T12:00:00Z")));
  private final ServiceDesk helpdesk = ServiceDesk.builder().storage(memory).build();
  private final long ada = helpdesk.administration().firstAdmin("Ada").orElseThrow().id();

  @Test
  void theReportCountsWhatIsToDo() {
    create(NewRequest.of("No paper"));
    long outage = create(NewRequest.of("The mail is down").priority(Priority.CRITICAL));
    helpdesk.commands().take(ada, outage).orElseThrow();

    assertThat(new MorningReport(helpdesk).of(ada)).isEqualTo("1 unassigned, 1 urgent, 1 yours");
  }

  @Test
  void aMissingRequestCannotBeTaken() {
    Result<RequestDetail> taken = helpdesk.commands().take(ada, 4711);

    assertThat(taken).isEqualTo(Result.refused(new Refusal.RequestNotFound(4711)));
  }

  private long create(NewRequest request) {
    return helpdesk.commands().create(ada, request).orElseThrow().item().request().id();
  }
}
