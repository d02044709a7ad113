package io.technicianviews.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.generate.Counting;
import io.technicianviews.bootstrap.generate.RecordingDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.RequestRecord.Message;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoDeskTest {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T03:00:00Z");
  private static final List<Instant> TIMES =
      List.of(
          MIDNIGHT,
          MIDNIGHT.plus(Duration.ofMinutes(5)),
          MIDNIGHT.plus(Duration.ofHours(14)),
          MIDNIGHT.plus(Duration.ofDays(6)).minusNanos(1),
          MIDNIGHT.plus(Duration.ofDays(6)).plusMillis(1));

  @Test
  void everyViewHasSomethingForItsTechnicianAndItsAdminAtAnyTimeOfDay() {
    for (Instant now : TIMES) {
      InMemoryDesk desk = new InMemoryDesk(() -> now);
      assertThat(DemoDesk.fill(desk, now, ZONE)).isTrue();

      for (String name : List.of(DemoDesk.TECHNICIAN, DemoDesk.ADMIN)) {
        Map<View, Long> counts = counts(desk, name, now);
        assertThat(counts.values()).as("%s at %s: %s", name, now, counts).allMatch(n -> n > 0);
      }
      assertThat(counts(desk, DemoDesk.ADMIN, now)).containsEntry(View.ALL_TICKETS, 3_000L);
    }
  }

  @Test
  void itsTechnicianIsTheFirstAndHasUnread() {
    Instant now = TIMES.get(2);
    InMemoryDesk desk = new InMemoryDesk(() -> now);
    DemoDesk.fill(desk, now, ZONE);

    try (Snapshot snapshot = desk.open(Duration.ofSeconds(10))) {
      Person technician = snapshot.read(new PeopleQuery.FirstActive(Role.TECHNICIAN)).orElseThrow();
      assertThat(technician.fullName()).isEqualTo(DemoDesk.TECHNICIAN);
      assertThat(technician.businessUnits()).hasSizeGreaterThan(1);
      RequestFilter unread =
          RequestFilter.of(
              View.MY_UNSOLVED,
              technician,
              UnitScope.ALL,
              RequestType.ALL,
              true,
              DeskDay.at(now, ZONE));
      assertThat(snapshot.read(new CountQuery.TotalCount(unread))).isPositive();
    }
  }

  @Test
  void onlyDueDatesAreInTheFuture() {
    for (Instant now : TIMES) {
      for (RequestRecord loaded : recorded(now).requests()) {
        ServiceRequest request = loaded.request();
        assertThat(request.state().created()).isBeforeOrEqualTo(now);
        assertThat(request.state().updated()).isBeforeOrEqualTo(now);
        assertThat(loaded.messages())
            .extracting(Message::createdAt)
            .allMatch(time -> !time.isAfter(now));
      }
    }
  }

  @Test
  void itIsTheSameEveryTime() {
    assertThat(recorded(MIDNIGHT).requests()).isEqualTo(recorded(MIDNIGHT).requests());
    assertThat(recorded(TIMES.getLast()).requests())
        .extracting(loaded -> loaded.request().subject())
        .isEqualTo(
            recorded(MIDNIGHT).requests().stream()
                .map(loaded -> loaded.request().subject())
                .toList());
  }

  @Test
  void everyPersonHasAUniqueName() {
    RecordingDesk desk = recorded(MIDNIGHT);

    assertThat(desk.people)
        .hasSize(74)
        .extracting(loaded -> loaded.person().fullName())
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyAnEmptyDeskIsFilled() {
    InMemoryDesk desk = new InMemoryDesk(() -> MIDNIGHT);

    assertThat(DemoDesk.fill(desk, MIDNIGHT, ZONE)).isTrue();
    assertThat(DemoDesk.fill(desk, MIDNIGHT, ZONE)).isFalse();
    try (BulkLoad load = desk.begin()) {
      assertThat(load.contents()).isEqualTo(DeskContents.DEMO);
      load.commit();
    }
    assertThat(DemoDesk.fill(desk, MIDNIGHT, ZONE)).isFalse();
  }

  private static RecordingDesk recorded(Instant now) {
    RecordingDesk desk = new RecordingDesk();
    DemoDesk.fill(desk, now, ZONE);
    return desk;
  }

  private static Map<View, Long> counts(InMemoryDesk desk, String name, Instant now) {
    try (Snapshot snapshot = desk.open(Duration.ofSeconds(10))) {
      Person person = snapshot.read(new PeopleQuery.PeopleNamed(name)).getFirst();
      return Counting.counts(snapshot, person, UnitScope.ALL, DeskDay.at(now, ZONE));
    }
  }
}
