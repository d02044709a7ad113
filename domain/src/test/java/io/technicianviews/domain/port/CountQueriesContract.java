package io.technicianviews.domain.port;

import static io.technicianviews.domain.port.TestDesk.NOON;
import static io.technicianviews.domain.port.TestDesk.TODAY;
import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link CountQueries} promises, views left aside: the differential suite covers those. */
public abstract class CountQueriesContract extends DeskContract {

  @Test
  void visibleRequestsAreCountedByUnitAndType() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    long parent = desk.request(request().in(support));
    desk.request(request().in(support));
    desk.request(request().in(field).subtaskOf(parent));
    desk.request(request().subtaskOf(parent).solved(NOON));
    desk.request(request().in(field).deleted());

    Map<Long, ViewCounts> counts = visible(Units.ALL);

    assertThat(Counts.of(counts, support.id(), View.ALL_TICKETS)).isEqualTo(new TypeCounts(2, 0));
    assertThat(Counts.of(counts, support.id(), View.PENDING_SUBTASK))
        .isEqualTo(new TypeCounts(1, 0));
    assertThat(Counts.of(counts, field.id(), View.ALL_TICKETS)).isEqualTo(new TypeCounts(0, 1));
    assertThat(Counts.of(counts, Units.WITHOUT_UNIT, View.ALL_TICKETS))
        .isEqualTo(new TypeCounts(0, 1));
    assertThat(Counts.of(counts, Units.WITHOUT_UNIT, View.ALL_UNSOLVED)).isEqualTo(TypeCounts.ZERO);
  }

  @Test
  void onlyTheUnitsAskedForAreCounted() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    desk.request(request().in(support));
    desk.request(request().in(field));
    desk.request(request());

    assertThat(Counts.held(visible(Units.only(support.id())))).containsOnlyKeys(support.id());
    assertThat(Counts.held(visible(Units.only(field.id(), Units.WITHOUT_UNIT))))
        .containsOnlyKeys(field.id(), Units.WITHOUT_UNIT);
    assertThat(Counts.held(visible(Units.only(desk.newId(Kind.BUSINESS_UNIT))))).isEmpty();
    assertThat(Counts.held(visible(Units.NONE))).isEmpty();
  }

  @Test
  void unitsWithoutRequestsLackOrHoldNothing() {
    BusinessUnit empty = desk.unit("Empty");

    assertThat(visible(Units.only(empty.id())).getOrDefault(empty.id(), ViewCounts.ZERO))
        .isEqualTo(ViewCounts.ZERO);
  }

  @Test
  void whatIsVisibleIsCountedInTheViewsOfThatReachOnlyAndSoIsWhatIsMine() {
    Person technician = desk.technician("Tom");
    desk.request(request().assignedTo(technician));

    for (ViewCounts counts : visible(Units.ALL).values()) {
      assertThat(counts.byView().keySet()).allMatch(view -> view.reach() == Reach.VISIBLE);
    }
    for (ViewCounts counts : mine(technician, Units.ALL).values()) {
      assertThat(counts.byView().keySet()).allMatch(view -> view.reach() == Reach.MINE);
    }
  }

  @Test
  void whatIsAssignedToATechnicianIsCountedByUnitWhateverItsUnit() {
    BusinessUnit outside = desk.unit("Outside");
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim", outside);
    long parent = desk.request(request().in(outside).assignedTo(technician, other));
    desk.request(request().assignedTo(technician).subtaskOf(parent).solved(NOON));
    desk.request(request().in(outside).assignedTo(other));
    desk.request(request().in(outside).assignedTo(technician).deleted());

    Map<Long, ViewCounts> counts = mine(technician, Units.ALL);

    assertThat(Counts.of(counts, outside.id(), View.MY_UNSOLVED)).isEqualTo(new TypeCounts(1, 0));
    assertThat(Counts.of(counts, outside.id(), View.ALL_YOUR_REQUESTS))
        .isEqualTo(new TypeCounts(1, 0));
    assertThat(Counts.of(counts, Units.WITHOUT_UNIT, View.MY_UNSOLVED)).isEqualTo(TypeCounts.ZERO);
    assertThat(Counts.of(counts, Units.WITHOUT_UNIT, View.ALL_YOUR_REQUESTS))
        .isEqualTo(new TypeCounts(0, 1));
    assertThat(Counts.held(mine(technician, Units.only(Units.WITHOUT_UNIT))))
        .containsOnlyKeys(Units.WITHOUT_UNIT);
    assertThat(Counts.held(mine(technician, Units.NONE))).isEmpty();
  }

  @Test
  void aSelectionIsCountedWithItsTypeAndUnread() {
    Person admin = desk.admin("Ada");
    Person asker = desk.somebody();
    long parent = desk.request(request().message(asker, "hello?"));
    desk.request(request().subtaskOf(parent).message(asker, "hello?").readBy(admin, 1));
    desk.request(request().subtaskOf(parent));
    desk.request(request().from(admin).message(admin, "my own"));

    assertThat(count(admin, TicketType.ALL, false)).isEqualTo(4);
    assertThat(count(admin, TicketType.PARENTS, false)).isEqualTo(2);
    assertThat(count(admin, TicketType.SUBTASKS, false)).isEqualTo(2);
    assertThat(count(admin, TicketType.ALL, true)).isEqualTo(1);
    assertThat(count(admin, TicketType.SUBTASKS, true)).isZero();
  }

  @Test
  void whatAPersonAskedForIsCountedWithoutTheDeleted() {
    Person asker = desk.requester("Rita");
    desk.request(request().from(asker));
    desk.request(request().from(asker).solved(NOON).in(desk.unit("Support")));
    desk.request(request().from(asker).deleted());
    desk.request(request());

    assertThat(ofRequester(asker.id())).isEqualTo(2);
    assertThat(ofRequester(desk.newId(Kind.PERSON))).isZero();
  }

  private Map<Long, ViewCounts> visible(Units units) {
    return desk.read(snapshot -> snapshot.counts().visible(units, TODAY));
  }

  private Map<Long, ViewCounts> mine(Person technician, Units units) {
    return desk.read(snapshot -> snapshot.counts().mine(technician.id(), units, TODAY));
  }

  private long count(Person technician, TicketType type, boolean unreadOnly) {
    Selection selection =
        Selection.of(View.ALL_UNSOLVED, technician, Units.ALL, type, unreadOnly, TODAY);
    return desk.read(snapshot -> snapshot.counts().count(selection));
  }

  private long ofRequester(long personId) {
    return desk.read(snapshot -> snapshot.counts().ofRequester(personId));
  }
}
