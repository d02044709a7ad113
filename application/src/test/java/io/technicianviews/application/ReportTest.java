package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.technicianviews.application.report.Flow;
import io.technicianviews.application.report.Workload;
import io.technicianviews.application.report.Workload.AgeGroup;
import io.technicianviews.application.report.Workload.Load;
import io.technicianviews.application.report.Workload.UnitLoad;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verifies the reports against the requests, and against the lists whose numbers they show. */
class ReportTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit network = helpdesk.desk.unit("Network");
  private final BusinessUnit payroll = helpdesk.desk.unit("Payroll");
  private final Person ada = helpdesk.desk.admin("Ada");
  private final Person tom = helpdesk.desk.technician("Tom", network);
  private final TechnicianViewQueries views = helpdesk.service.technicianViews();

  /** The visibility of a request and the times at which it was created and solved. */
  private record Lifetime(boolean visible, Instant created, @Nullable Instant solved) {}

  @Test
  void flowIsTheHistoryByCurrentState() {
    Random random = new Random(5);
    List<Lifetime> lifetimes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Instant created = NOON.minus(Duration.ofHours(random.nextInt(24 * 120)));
      Duration age = Duration.between(created, NOON);
      Instant solved =
          random.nextInt(4) == 0
              ? null
              : created.plusSeconds((long) (age.toSeconds() * random.nextDouble()));
      boolean visible = random.nextBoolean();
      boolean deleted = random.nextInt(10) == 0;
      TestRequest request = request().in(visible ? network : payroll).created(created);
      request = solved == null ? request : request.solved(solved);
      helpdesk.desk.request(deleted ? request.deleted() : request);
      if (!deleted) {
        lifetimes.add(new Lifetime(visible, created, solved));
      }
    }
    for (int days : List.of(1, 30, 90)) {
      assertFlow(tom, days, lifetimes.stream().filter(Lifetime::visible).toList());
      assertFlow(ada, days, lifetimes);
    }
  }

  private void assertFlow(Person person, int days, List<Lifetime> lifetimes) {
    Flow flow = views.flow(person.id(), days, UnitScope.ALL).orElseThrow().value();
    assertThat(flow.days()).hasSize(days);
    for (int i = 0; i < days; i++) {
      LocalDate date = TODAY.date().minusDays(days - 1L - i);
      Instant start = date.atStartOfDay(TODAY.zone()).toInstant();
      Instant end = date.plusDays(1).atStartOfDay(TODAY.zone()).toInstant();
      long created =
          lifetimes.stream().filter(life -> isWithin(life.created(), start, end)).count();
      long solved = lifetimes.stream().filter(life -> isWithin(life.solved(), start, end)).count();
      long unsolved =
          lifetimes.stream()
              .filter(life -> life.created().isBefore(end))
              .filter(life -> life.solved() == null || !life.solved().isBefore(end))
              .count();
      assertThat(flow.days().get(i)).isEqualTo(new Flow.Day(date, created, solved, unsolved));
    }
    Flow.Day today = flow.days().getLast();
    assertThat(today.unsolved()).isEqualTo(count(person, View.ALL_UNSOLVED));
    assertThat(today.created()).isEqualTo(count(person, View.NEW_TODAY));
    if (days >= 7) {
      assertThat(flow.days().subList(days - 7, days).stream().mapToLong(Flow.Day::solved).sum())
          .isEqualTo(count(person, View.RECENTLY_SOLVED));
    }
  }

  private static boolean isWithin(@Nullable Instant instant, Instant start, Instant end) {
    return instant != null && !instant.isBefore(start) && instant.isBefore(end);
  }

  @Test
  void aTimeInTheFutureIsOneOfToday() {
    Instant tomorrow = NOON.plus(Duration.ofDays(1));
    helpdesk.desk.request(request().in(network).created(tomorrow));
    helpdesk.desk.request(
        request().in(network).created(NOON.minus(Duration.ofDays(1))).solved(tomorrow));

    Flow flow = views.flow(tom.id(), 3, UnitScope.ALL).orElseThrow().value();
    LocalDate today = TODAY.date();
    assertThat(flow.days())
        .containsExactly(
            new Flow.Day(today.minusDays(2), 0, 0, 0),
            new Flow.Day(today.minusDays(1), 1, 0, 1),
            new Flow.Day(today, 1, 1, 1));
    assertThat(count(tom, View.NEW_TODAY)).isEqualTo(1);
    assertThat(workload(tom, UnitScope.ALL).ages().getFirst()).isEqualTo(new AgeGroup(0, 0, 1));
  }

  @Test
  void flowRespectsTheRequestedUnits() {
    helpdesk.desk.request(request().in(network));
    helpdesk.desk.request(request().in(payroll));
    assertThat(unsolvedToday(ada, UnitScope.only(payroll.id()))).isEqualTo(1);
    assertThat(unsolvedToday(ada, UnitScope.ALL)).isEqualTo(2);
    assertThat(unsolvedToday(tom, UnitScope.only(payroll.id()))).isZero();
    assertThatThrownBy(() -> views.flow(ada.id(), 91, UnitScope.ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long unsolvedToday(Person person, UnitScope units) {
    return views.flow(person.id(), 30, units).orElseThrow().value().days().getLast().unsolved();
  }

  @Test
  void workloadNamesEveryHolder() {
    Person gone = helpdesk.desk.technician("Guy", network, payroll);
    helpdesk.desk.request(request().in(network).assignedTo(tom, gone));
    helpdesk.desk.request(request().in(network).assignedTo(gone));
    helpdesk.desk.request(request().in(payroll).assignedTo(gone));
    helpdesk.desk.request(request().in(network).assignedTo(tom).solved(NOON));
    helpdesk.desk.request(request().in(network));
    helpdesk
        .service
        .administration()
        .changePerson(ada.id(), gone.id(), PersonPatch.active(false))
        .orElseThrow();

    Workload seen = workload(tom, UnitScope.ALL);
    UnitLoad two = new UnitLoad(network.id(), "Network", 2);
    UnitLoad one = new UnitLoad(network.id(), "Network", 1);
    assertThat(seen.technicians())
        .containsExactly(
            new Load(gone.id(), "Guy", false, 2, List.of(two), 0),
            new Load(tom.id(), "Tom", true, 1, List.of(one), 0),
            new Load(ada.id(), "Ada", true, 0, List.of(), 0));
    assertThat(seen.unassigned()).isEqualTo(count(tom, View.UNASSIGNED)).isEqualTo(1);
    assertThat(seen.unsolved()).isEqualTo(count(tom, View.ALL_UNSOLVED)).isEqualTo(3);

    assertThat(workload(ada, UnitScope.only(payroll.id())).technicians())
        .extracting(Load::fullName, Load::unsolved)
        .containsExactly(tuple("Guy", 1L), tuple("Ada", 0L));
  }

  @Test
  void agesAreInWholeDays() {
    for (int days : List.of(0, 1, 3, 4, 7, 8, 30, 31, 400)) {
      helpdesk.desk.request(
          request().in(network).created(NOON.minus(Duration.ofDays(days)).plusSeconds(60)));
    }
    Workload workload = workload(tom, UnitScope.ALL);
    assertThat(workload.ages())
        .containsExactly(
            new AgeGroup(0, 0, 1),
            new AgeGroup(1, 3, 2),
            new AgeGroup(4, 7, 2),
            new AgeGroup(8, 30, 2),
            new AgeGroup(31, null, 2));
    assertThat(workload.unsolved()).isEqualTo(9);
  }

  @Test
  void reportsAreForTechnicians() {
    long requester = helpdesk.desk.requester("Ray").id();
    assertThat(views.flow(requester, 30, UnitScope.ALL))
        .isEqualTo(Result.refused(new Refusal.NotATechnician(requester)));
    assertThat(views.workload(requester, UnitScope.ALL))
        .isEqualTo(Result.refused(new Refusal.NotATechnician(requester)));
  }

  private Workload workload(Person person, UnitScope units) {
    return views.workload(person.id(), units).orElseThrow().value();
  }

  private long count(Person person, View view) {
    return views
        .counts(person.id(), view, UnitScope.ALL)
        .orElseThrow()
        .value()
        .filterCounts()
        .all();
  }
}
