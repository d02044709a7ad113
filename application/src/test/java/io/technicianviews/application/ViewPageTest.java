package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewPageTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit unit = helpdesk.desk.unit("Support");
  private final Person technician = helpdesk.desk.technician("Tom", unit);

  @Test
  void rowHasItsLastMessageAndUnreadFlag() {
    Person requester = helpdesk.desk.defaultRequester();
    long unread = helpdesk.desk.request(request().in(unit).message(requester, "hello?"));
    long silent = helpdesk.desk.request(request().in(unit));

    List<RequestListItem> rows = page(ViewQuery.of(View.UNASSIGNED)).data();

    assertThat(rows).extracting(row -> row.request().id()).containsExactly(silent, unread);
    assertThat(rows).extracting(RequestListItem::technicianHasUnread).containsExactly(false, true);
    assertThat(rows.getFirst().request().lastMessage()).isNull();
    assertThat(rows.getLast().request().lastMessage())
        .isEqualTo(new LastMessage("hello?", "Default requester", NOON.plusSeconds(1), 1));
  }

  @Test
  void countsDependOnUnitsAndNotOnTypeOrUnread() {
    long parent = helpdesk.desk.request(request().in(unit));
    helpdesk.desk.request(request().in(unit).subtaskOf(parent));
    helpdesk.desk.request(request().assignedTo(technician));

    ViewPage page =
        page(
            ViewQuery.of(View.ALL_UNSOLVED)
                .units(UnitScope.only(unit.id()))
                .type(RequestType.SUBTASKS)
                .unreadOnly(true));

    assertThat(page.data()).isEmpty();
    assertThat(page.total()).isZero();
    assertThat(page.filterCounts()).isEqualTo(new TypeCounts(1, 1));
    assertThat(page.counts().of(View.ALL_UNSOLVED)).isEqualTo(page.filterCounts());
    assertThat(page.counts().of(View.MY_UNSOLVED)).isEqualTo(TypeCounts.ZERO);
  }

  @Test
  void countsOfAllViewsAreLimitedToTheUnitsOfThePage() {
    BusinessUnit second = helpdesk.desk.unit("Field");
    Person both = helpdesk.desk.technician("Both", unit, second);
    helpdesk.desk.request(request().in(unit));
    helpdesk.desk.request(request().in(second).assignedTo(both));
    ViewQuery query = ViewQuery.of(View.ALL_TICKETS).units(UnitScope.only(second.id()));

    ViewPage page = helpdesk.service.technicianViews().page(both.id(), query).orElseThrow().value();

    assertThat(page.data()).hasSize(1);
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.counts().of(View.UNASSIGNED)).isEqualTo(TypeCounts.ZERO);
    assertThat(page.counts().of(View.ALL_UNSOLVED)).isEqualTo(new TypeCounts(1, 0));
    assertThat(page.counts().of(View.MY_UNSOLVED)).isEqualTo(new TypeCounts(1, 0));
  }

  @Test
  void pageHasTheRequestedOrder() {
    long late = helpdesk.desk.request(request().in(unit).due(NOON.plusSeconds(1)));
    long soon = helpdesk.desk.request(request().in(unit).due(NOON));

    ViewQuery query = ViewQuery.of(View.UNASSIGNED).order(SortOrder.ascending(SortKey.DUE_DATE));

    assertThat(page(query).data())
        .extracting(row -> row.request().id())
        .containsExactly(soon, late);
    assertThat(page(query.paging(new PageByNumber(2, 1))).data())
        .extracting(row -> row.request().id())
        .containsExactly(late);
  }

  @Test
  void pageBeyondTheEndIsEmptyAndHasCounts() {
    helpdesk.desk.request(request().in(unit));

    ViewPage page =
        page(ViewQuery.of(View.UNASSIGNED).paging(new PageByNumber(Integer.MAX_VALUE, 100)));

    assertThat(page.data()).isEmpty();
    assertThat(page.total()).isEqualTo(1);
  }

  @Test
  void unitOutsideTheScopeYieldsNoRows() {
    BusinessUnit other = helpdesk.desk.unit("Other");
    helpdesk.desk.request(request().in(other));

    assertThat(page(ViewQuery.of(View.ALL_TICKETS).units(UnitScope.only(other.id()))).total())
        .isZero();
  }

  @Test
  void todayIsTheDayOfTheSnapshotInTheHelpdesksTimeZone() {
    helpdesk.desk.request(request().in(unit).created(NOON.minusSeconds(3600)));
    ServiceDesk whereTodayBeganAtNoon = helpdesk.reading(helpdesk.memory, ZoneId.of("Etc/GMT-12"));

    assertThat(newToday(helpdesk.service)).isEqualTo(1);
    assertThat(newToday(whereTodayBeganAtNoon)).isZero();
  }

  @Test
  void resultAndPermissionsComeFromOneSnapshot() {
    helpdesk.desk.request(request().in(unit));
    AtomicInteger opened = new AtomicInteger();
    ServiceDesk service =
        helpdesk.through(
            snapshot -> {
              opened.incrementAndGet();
              helpdesk.desk.put(new Person(technician.id(), "Tom", Role.REQUESTER, false, none()));
              helpdesk.desk.request(request().in(unit));
              return snapshot;
            });

    AsOf<ViewPage> result =
        service
            .technicianViews()
            .page(technician.id(), ViewQuery.of(View.UNASSIGNED))
            .orElseThrow();
    ViewPage page = result.value();

    assertThat(opened).hasValue(1);
    assertThat(page.data()).hasSize(1);
    assertThat(page.total()).isEqualTo(1);
    assertThat(result.asOf()).isEqualTo(NOON);
  }

  @Test
  void rowsEqualThoseOfThePorts() {
    Person requester = helpdesk.desk.defaultRequester();
    long id = helpdesk.desk.request(request().in(unit).message(technician, "done?"));
    List<RequestSummary> rows = helpdesk.desk.read(new RequestQuery.RowsById(List.of(id)));

    assertThat(page(ViewQuery.of(View.ALL_TICKETS)).data())
        .extracting(RequestListItem::request)
        .isEqualTo(rows);
    assertThat(rows.getFirst().requester().id()).isEqualTo(requester.id());
  }

  private ViewPage page(ViewQuery query) {
    return helpdesk.service.technicianViews().page(technician.id(), query).orElseThrow().value();
  }

  private long newToday(ServiceDesk service) {
    return service
        .technicianViews()
        .counts(technician.id(), View.NEW_TODAY, UnitScope.ALL)
        .orElseThrow()
        .value()
        .filterCounts()
        .all();
  }

  private static SortedSet<Long> none() {
    return new TreeSet<>();
  }
}
