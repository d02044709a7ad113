package io.technicianviews.domain.view;

import static io.technicianviews.domain.view.View.ALL_SOLVED;
import static io.technicianviews.domain.view.View.ALL_TICKETS;
import static io.technicianviews.domain.view.View.ALL_UNSOLVED;
import static io.technicianviews.domain.view.View.ALL_YOUR_REQUESTS;
import static io.technicianviews.domain.view.View.IN_PROGRESS;
import static io.technicianviews.domain.view.View.MY_UNSOLVED;
import static io.technicianviews.domain.view.View.NEW_TODAY;
import static io.technicianviews.domain.view.View.PENDING_REQUESTER_RESPONSE;
import static io.technicianviews.domain.view.View.PENDING_SUBTASK;
import static io.technicianviews.domain.view.View.RECENTLY_SOLVED;
import static io.technicianviews.domain.view.View.RECENTLY_UPDATED;
import static io.technicianviews.domain.view.View.UNASSIGNED;
import static io.technicianviews.domain.view.View.URGENT_HIGH_PRIORITY;
import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.testkit.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks the definitions of the views: for each kind of request the exact set of views that contain
 * it.
 */
class ViewDefinitionTest {

  private static final long OURS = 1;
  private static final long THEIRS = 2;
  private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(40));

  private final Person technician = person(10, Role.TECHNICIAN, OURS);
  private final Person colleague = person(11, Role.TECHNICIAN, OURS);
  private final Person unitless = person(12, Role.TECHNICIAN);
  private final Person admin = person(13, Role.ADMIN);

  @Test
  void anOldUnassignedOpenRequest() {
    assertViews(old().in(OURS), UNASSIGNED, ALL_UNSOLVED, ALL_TICKETS);
  }

  @Test
  void anOldOpenRequestOfAColleague() {
    assertViews(old().in(OURS).assignedTo(colleague), ALL_UNSOLVED, ALL_TICKETS);
  }

  @Test
  void anOldOpenRequestAssignedToTheTechnicianAndAColleague() {
    assertViews(
        old().in(OURS).assignedTo(colleague, technician),
        ALL_UNSOLVED,
        MY_UNSOLVED,
        ALL_YOUR_REQUESTS,
        ALL_TICKETS);
  }

  @Test
  void aRequestOfAnotherUnitIsInNoView() {
    assertViews(request().in(THEIRS).priority(Priority.CRITICAL).openSubtasks(2));
  }

  @Test
  void aRequestOfNoUnitIsInNoViewOfATechnicianAndInThoseOfAnAdmin() {
    assertViews(old());
    assertViewsOf(admin, old(), UNASSIGNED, ALL_UNSOLVED, ALL_TICKETS);
  }

  @Test
  void anAssignedRequestOfAnotherUnitIsInThePersonalViewsOnly() {
    assertViews(request().in(THEIRS).assignedTo(technician), MY_UNSOLVED, ALL_YOUR_REQUESTS);
    assertViews(request().assignedTo(technician), MY_UNSOLVED, ALL_YOUR_REQUESTS);
    assertViewsOf(
        unitless, request().in(OURS).assignedTo(unitless), MY_UNSOLVED, ALL_YOUR_REQUESTS);
    assertViews(
        request().in(THEIRS).assignedTo(technician).solved(NOON).openSubtasks(1),
        ALL_YOUR_REQUESTS);
  }

  @Test
  void aDeletedRequestIsInNoView() {
    TestRequest deleted =
        request().in(OURS).assignedTo(technician).priority(Priority.HIGH).openSubtasks(1).deleted();

    assertViews(deleted);
    assertViewsOf(admin, deleted);
  }

  @Test
  void anUnassignedRequestOfToday() {
    assertViews(
        request().in(OURS), UNASSIGNED, ALL_UNSOLVED, RECENTLY_UPDATED, NEW_TODAY, ALL_TICKETS);
  }

  @Test
  void aSolvedRequestOfToday() {
    assertViews(
        request().in(OURS).solved(NOON),
        RECENTLY_UPDATED,
        RECENTLY_SOLVED,
        NEW_TODAY,
        ALL_TICKETS,
        ALL_SOLVED);
  }

  @Test
  void aRequestSolvedLongAgoWithAMessageOfToday() {
    assertViews(
        old().in(OURS).assignedTo(technician).solved(LONG_AGO).updated(NOON),
        RECENTLY_UPDATED,
        ALL_YOUR_REQUESTS,
        ALL_TICKETS,
        ALL_SOLVED);
  }

  @Test
  void aClosedRequestCountsAsSolved() {
    assertViews(old().in(OURS).status(Status.CLOSED).solved(LONG_AGO), ALL_TICKETS, ALL_SOLVED);
  }

  @Test
  void urgentRequestsAreCriticalOrHighAndUnsolved() {
    assertViews(
        old().in(OURS).assignedTo(colleague).priority(Priority.CRITICAL),
        ALL_UNSOLVED,
        URGENT_HIGH_PRIORITY,
        ALL_TICKETS);
    assertViews(
        old().in(OURS).assignedTo(colleague).priority(Priority.HIGH),
        ALL_UNSOLVED,
        URGENT_HIGH_PRIORITY,
        ALL_TICKETS);
    assertViews(
        old().in(OURS).assignedTo(colleague).priority(Priority.LOW), ALL_UNSOLVED, ALL_TICKETS);
    assertViews(
        old().in(OURS).priority(Priority.CRITICAL).solved(LONG_AGO), ALL_TICKETS, ALL_SOLVED);
  }

  @Test
  void statusesHaveTheirViews() {
    assertViews(
        old().in(OURS).assignedTo(colleague).status(Status.IN_PROGRESS),
        ALL_UNSOLVED,
        IN_PROGRESS,
        ALL_TICKETS);
    assertViews(
        old().in(OURS).assignedTo(colleague).status(Status.PENDING_REQUESTER_RESPONSE),
        ALL_UNSOLVED,
        PENDING_REQUESTER_RESPONSE,
        ALL_TICKETS);
    assertViews(
        old().in(OURS).assignedTo(colleague).status(Status.ON_HOLD), ALL_UNSOLVED, ALL_TICKETS);
  }

  @Test
  void aSolvedRequestWithAnOpenSubtaskIsPending() {
    assertViews(
        old().in(OURS).assignedTo(colleague).openSubtasks(1),
        ALL_UNSOLVED,
        PENDING_SUBTASK,
        ALL_TICKETS);
    assertViews(
        old().in(OURS).solved(LONG_AGO).openSubtasks(3), PENDING_SUBTASK, ALL_TICKETS, ALL_SOLVED);
  }

  @Test
  void aSubtaskIsInTheViewsIndependentlyOfItsParent() {
    assertViews(old().in(OURS).subtaskOf(99), UNASSIGNED, ALL_UNSOLVED, ALL_TICKETS);
  }

  @Test
  void todayStartsAtMidnight() {
    assertThat(NEW_TODAY.contains(createdAt(TODAY.start()), TODAY)).isTrue();
    assertThat(NEW_TODAY.contains(createdAt(microBefore(TODAY.start())), TODAY)).isFalse();
  }

  @Test
  void recentDaysStartAtMidnightSixDaysBeforeToday() {
    Instant start = Instant.parse("2026-03-04T00:00:00Z");
    for (View view : List.of(RECENTLY_UPDATED, RECENTLY_SOLVED)) {
      assertThat(view.contains(solvedAt(start), TODAY)).isTrue();
      assertThat(view.contains(solvedAt(microBefore(start)), TODAY)).isFalse();
    }
  }

  @Test
  void midnightUsesTheTimeZoneOfTheHelpdeskAcrossADaylightSavingChange() {
    for (String lastDay : List.of("2026-03-29", "2026-10-25", "2026-04-01", "2026-10-28")) {
      DeskDay day = new DeskDay(LocalDate.parse(lastDay), ZoneId.of("Europe/Berlin"));
      assertThat(NEW_TODAY.contains(createdAt(day.start()), day)).isTrue();
      assertThat(NEW_TODAY.contains(createdAt(microBefore(day.start())), day)).isFalse();
      assertThat(RECENTLY_SOLVED.contains(solvedAt(day.recentStart()), day)).isTrue();
      assertThat(RECENTLY_SOLVED.contains(solvedAt(microBefore(day.recentStart())), day)).isFalse();
    }
  }

  @Test
  void aRequesterHasNoViews() {
    Person requester = person(14, Role.REQUESTER, OURS);

    assertViewsOf(requester, request().in(OURS).priority(Priority.HIGH));
  }

  private void assertViews(TestRequest request, View... views) {
    assertViewsOf(technician, request, views);
  }

  private static void assertViewsOf(Person person, TestRequest request, View... views) {
    List<View> found =
        Arrays.stream(View.values())
            .filter(view -> everything(view, person).contains(request.state()))
            .toList();
    assertThat(found).containsExactlyInAnyOrder(views);
  }

  private static RequestFilter everything(View view, Person person) {
    return RequestFilter.of(view, person, UnitScope.ALL, RequestType.ALL, false, TODAY);
  }

  private static TestRequest old() {
    return request().created(LONG_AGO);
  }

  private static RequestState createdAt(Instant instant) {
    return request().created(instant).state();
  }

  private static RequestState solvedAt(Instant instant) {
    return request().created(LONG_AGO).solved(instant).state();
  }

  private static Instant microBefore(Instant instant) {
    return instant.minusNanos(1000);
  }

  private static Person person(long id, Role role, Long... units) {
    return new Person(id, "Person " + id, role, true, new TreeSet<>(Set.of(units)));
  }
}
