package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealLogTest {

  private static final LocalDate TODAY = LocalDate.of(2029, 11, 7);

  private final ImportedDesk desk = new ImportedDesk();
  private Path file;

  @BeforeEach
  void theRealLog() {
    Optional<Path> real = RealLog.file();
    assumeTrue(real.isPresent(), "the real log does not lie beside the repository");
    file = real.orElseThrow();
  }

  @Test
  void thePublishedFiguresOfADayAreReproduced() {
    ImportSummary summary = desk.imports(file, shifted(LocalDate.of(2016, 3, 15)));

    assertThat(summary.rows()).isEqualTo(80_002);
    assertThat(summary.incidents()).isEqualTo(4772);
    assertThat(desk.counts("administrator", UnitScope.ALL, TODAY))
        .containsEntry(View.ALL_TICKETS, 4772L)
        .containsEntry(View.ALL_SOLVED, 2976L)
        .containsEntry(View.ALL_UNSOLVED, 1796L)
        .containsEntry(View.UNASSIGNED, 534L)
        .containsEntry(View.URGENT_HIGH_PRIORITY, 41L)
        .containsEntry(View.PENDING_REQUESTER_RESPONSE, 665L)
        .containsEntry(View.IN_PROGRESS, 670L)
        .containsEntry(View.NEW_TODAY, 382L)
        .containsEntry(View.RECENTLY_UPDATED, 3268L)
        .containsEntry(View.RECENTLY_SOLVED, 1559L);
    assertThat(desk.counts("Resolver 17", UnitScope.ALL, TODAY))
        .containsEntry(View.ALL_UNSOLVED, 708L)
        .containsEntry(View.UNASSIGNED, 248L)
        .containsEntry(View.URGENT_HIGH_PRIORITY, 16L)
        .containsEntry(View.RECENTLY_UPDATED, 1818L)
        .containsEntry(View.ALL_TICKETS, 2874L)
        .containsEntry(View.MY_UNSOLVED, 170L)
        .containsEntry(View.ALL_YOUR_REQUESTS, 338L);
    assertThat(desk.counts("Resolver 17", UnitScope.only(UnitScope.WITHOUT_UNIT), TODAY))
        .containsEntry(View.MY_UNSOLVED, 137L);
    UnitScope group70 = UnitScope.only(desk.id(EntityKind.BUSINESS_UNIT, "Group 70"));
    assertThat(desk.counts("Resolver 17", group70, TODAY))
        .containsEntry(View.ALL_UNSOLVED, 122L)
        .containsEntry(View.MY_UNSOLVED, 12L)
        .containsEntry(View.ALL_YOUR_REQUESTS, 42L)
        .containsEntry(View.ALL_TICKETS, 886L);
  }

  @Test
  void everyViewEqualsTheIndependentCountOnOtherDays() throws IOException {
    RealLog log = RealLog.read(file);
    for (LocalDate day :
        List.of(
            LocalDate.of(2016, 2, 29),
            LocalDate.of(2016, 3, 1),
            LocalDate.of(2016, 3, 9),
            LocalDate.of(2016, 3, 27))) {
      RealLog.Desk expected = log.on(day);
      ImportedDesk fresh = new ImportedDesk();

      ImportSummary summary = fresh.imports(file, shifted(day));

      assertThat(summary.incidents()).isEqualTo(expected.size());
      assertThat(fresh.counts("administrator", UnitScope.ALL, TODAY))
          .as("an admin on %s", day)
          .isEqualTo(expected.ofAdmin());
      for (String technician : List.of("Resolver 17", "Resolver 175", "Resolver 216")) {
        assertThat(fresh.counts(technician, UnitScope.ALL, TODAY))
            .as("%s on %s", technician, day)
            .isEqualTo(expected.of(technician));
      }
    }
  }

  @Test
  void importingADayAgainChangesNothingAndALaterDayUpdates() {
    LocalDate day = LocalDate.of(2016, 3, 2);
    int incidents = desk.imports(file, shifted(day)).incidents();
    Map<String, ServiceRequest> requests = desk.requests();

    ImportSummary again = desk.imports(file, shifted(day));
    assertThat(again.created()).isZero();
    assertThat(again.updated()).isEqualTo(incidents);
    assertThat(desk.requests()).isEqualTo(requests);

    assertThat(desk.imports(file, shifted(day.plusDays(1))).updated()).isEqualTo(incidents);
  }

  private static ImportOptions shifted(LocalDate asOf) {
    return new ImportOptions(asOf, TODAY, false);
  }
}
