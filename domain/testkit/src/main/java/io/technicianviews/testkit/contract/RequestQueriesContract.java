package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link RequestQuery}, except for the definitions of the views, which the
 * differential suite covers.
 */
public abstract class RequestQueriesContract extends DeskContract {

  @Test
  void aPageIsASliceOfTheOrderedList() {
    Person admin = desk.admin("Ada");
    long middle = desk.request(request().created(NOON.plusSeconds(2)));
    long oldest = desk.request(request().created(NOON.plusSeconds(1)));
    long newest = desk.request(request().created(NOON.plusSeconds(3)));
    RequestFilter all = filter(View.ALL_TICKETS, admin);

    assertThat(page(all, View.ALL_TICKETS.order(), 0, 2)).containsExactly(newest, middle);
    assertThat(page(all, View.ALL_TICKETS.order(), 2, 2)).containsExactly(oldest);
    assertThat(page(all, SortOrder.ascending(SortKey.CREATED), 1, 1)).containsExactly(middle);
  }

  @Test
  void aPageAfterTheLastIsEmpty() {
    Person admin = desk.admin("Ada");
    desk.request(request());
    RequestFilter all = filter(View.ALL_TICKETS, admin);

    assertThat(page(all, View.ALL_TICKETS.order(), 1, 20)).isEmpty();
    assertThat(page(all, View.ALL_TICKETS.order(), 10_000_000_000L, 20)).isEmpty();
  }

  @Test
  void aListContinuesAfterAPosition() {
    Person admin = desk.admin("Ada");
    long middle = desk.request(request().created(NOON.plusSeconds(2)));
    long oldest = desk.request(request().created(NOON.plusSeconds(1)));
    long newest = desk.request(request().created(NOON.plusSeconds(3)));
    RequestFilter all = filter(View.ALL_TICKETS, admin);
    SortOrder sortOrder = View.ALL_TICKETS.order();

    assertThat(page(all, sortOrder, after(sortOrder, newest), 1)).containsExactly(middle);
    assertThat(page(all, sortOrder, after(sortOrder, middle), 9)).containsExactly(oldest);
    assertThat(page(all, sortOrder, after(sortOrder, oldest), 9)).isEmpty();
    SortOrder ascending = SortOrder.ascending(SortKey.CREATED);
    assertThat(page(all, ascending, after(ascending, oldest), 9)).containsExactly(middle, newest);
  }

  @Test
  void aPositionIsIndependentOfItsRequest() {
    Person admin = desk.admin("Ada");
    BusinessUnit one = desk.unit("One");
    BusinessUnit two = desk.unit("Two");
    long first = desk.request(request().in(one).updated(NOON.plusSeconds(4)));
    long second = desk.request(request().in(two).updated(NOON.plusSeconds(3)));
    long third = desk.request(request().in(one).updated(NOON.plusSeconds(2)));
    long fourth = desk.request(request().updated(NOON.plusSeconds(1)));
    SortOrder sortOrder = View.ALL_UNSOLVED.order();
    PageStart behindSecond = after(sortOrder, second);
    RequestFilter all = filter(View.ALL_UNSOLVED, admin);
    RequestFilter some =
        RequestFilter.of(
            View.ALL_UNSOLVED,
            admin,
            UnitScope.only(one.id(), two.id(), UnitScope.WITHOUT_UNIT),
            RequestType.ALL,
            false,
            TODAY);

    desk.put(second, request().in(two).updated(NOON.plusSeconds(9)));
    desk.put(third, request().in(one).updated(NOON.plusSeconds(2)).solved(NOON));
    desk.put(first, request().in(one).updated(NOON.plusSeconds(4)).deleted());

    assertThat(page(all, sortOrder, behindSecond, 9)).containsExactly(fourth);
    assertThat(page(some, sortOrder, behindSecond, 9)).containsExactly(fourth);
  }

  @Test
  void aListContinuesAfterMissingAndEqualValues() {
    Person admin = desk.admin("Ada");
    long never = desk.request(request());
    long tied = desk.request(request().due(NOON));
    long soon = desk.request(request().due(NOON));
    long late = desk.request(request().due(NOON.plusSeconds(9)));
    long neverEither = desk.request(request());
    RequestFilter all = filter(View.ALL_UNSOLVED, admin);

    SortOrder up = SortOrder.ascending(SortKey.DUE_DATE);
    assertThat(page(all, up, after(up, soon), 9)).containsExactly(tied, late, neverEither, never);
    assertThat(page(all, up, after(up, neverEither), 9)).containsExactly(never);
    assertThat(page(all, up, after(up, never), 9)).isEmpty();
    SortOrder down = SortOrder.descending(SortKey.DUE_DATE);
    assertThat(page(all, down, after(down, late), 9))
        .containsExactly(soon, tied, neverEither, never);
    assertThat(page(all, down, after(down, tied), 9)).containsExactly(neverEither, never);
    assertThat(page(all, down, after(down, neverEither), 9)).containsExactly(never);
  }

  @Test
  void aListInMixedOrderContinuesAfterAPosition() {
    Person admin = desk.admin("Ada");
    long oldCritical = desk.request(request().priority(Priority.CRITICAL).created(NOON));
    long newHigh = desk.request(request().priority(Priority.HIGH).created(NOON.plusSeconds(9)));
    long oldHigh = desk.request(request().priority(Priority.HIGH).created(NOON));
    long newCritical =
        desk.request(request().priority(Priority.CRITICAL).created(NOON.plusSeconds(9)));
    RequestFilter urgent = filter(View.URGENT_HIGH_PRIORITY, admin);
    SortOrder sortOrder = View.URGENT_HIGH_PRIORITY.order();

    assertThat(page(urgent, sortOrder, after(sortOrder, newCritical), 9))
        .containsExactly(oldCritical, newHigh, oldHigh);
    assertThat(page(urgent, sortOrder, after(sortOrder, newCritical), 2))
        .containsExactly(oldCritical, newHigh);
    assertThat(page(urgent, sortOrder, after(sortOrder, newHigh), 9)).containsExactly(oldHigh);
  }

  /** Of many units, most have no request in a short page, and storages may choose units first. */
  @Test
  void shortPagesOfManyUnitsAreSlicesOfTheWholeList() {
    BusinessUnit[] units =
        IntStream.range(0, 9).mapToObj(i -> desk.unit("Unit " + i)).toArray(BusinessUnit[]::new);
    Person technician = desk.technician("Tina", units);
    for (int i = 0; i < 18; i++) {
      // Two units have most requests, two have none, and some requests are equal in the order.
      BusinessUnit unit = units[i % 3 == 0 ? i % 7 : i % 2];
      desk.request(
          request()
              .in(unit)
              .assignedTo(technician)
              .priority(i % 4 == 0 ? Priority.CRITICAL : Priority.HIGH)
              .created(NOON.plusSeconds(i % 5))
              .updated(NOON.plusSeconds(i % 6)));
    }
    for (View view :
        List.of(View.ALL_UNSOLVED, View.URGENT_HIGH_PRIORITY, View.ALL_YOUR_REQUESTS)) {
      RequestFilter some = filter(view, technician);
      List<Long> whole = page(some, view.order(), 0, 99);
      assertThat(whole).as("%s", view).hasSize(18);
      for (int start = 0; start < whole.size(); start++) {
        List<Long> rest = whole.subList(start, whole.size());
        List<Long> three = rest.subList(0, Math.min(3, rest.size()));
        assertThat(page(some, view.order(), start, 3)).as("%s at %d", view, start).isEqualTo(three);
        if (start > 0) {
          PageStart position = after(view.order(), whole.get(start - 1));
          assertThat(page(some, view.order(), position, 3))
              .as("%s after %d", view, start)
              .isEqualTo(three);
        }
      }
    }
  }

  @Test
  void requesterPagesContinueAfterAPosition() {
    Person requester = desk.requester("Rita");
    long second = desk.request(request().from(requester));
    long tied = desk.request(request().from(requester));
    long newest = desk.request(request().from(requester).created(NOON.plusSeconds(1)));
    desk.request(request());

    assertThat(ofRequester(requester, after(SortOrder.NEWEST_CREATED, newest), 1))
        .containsExactly(tied);
    assertThat(ofRequester(requester, after(SortOrder.NEWEST_CREATED, tied), 9))
        .containsExactly(second);
    assertThat(ofRequester(requester, after(SortOrder.NEWEST_CREATED, second), 9)).isEmpty();
  }

  private PageStart after(SortOrder sortOrder, long id) {
    return new PageStart.AfterPosition(sortOrder.positionOf(desk.find(id).orElseThrow()));
  }

  @Test
  void tiesAreOrderedByDescendingId() {
    Person admin = desk.admin("Ada");
    long first = desk.request(request());
    long second = desk.request(request());
    long third = desk.request(request());
    RequestFilter all = filter(View.ALL_UNSOLVED, admin);

    for (SortKey key : SortKey.values()) {
      assertThat(page(all, SortOrder.ascending(key), 0, 9)).containsExactly(third, second, first);
      assertThat(page(all, SortOrder.descending(key), 0, 9)).containsExactly(third, second, first);
    }
  }

  @Test
  void requestsWithoutADueDateAreLastInBothDirections() {
    Person admin = desk.admin("Ada");
    long late = desk.request(request().due(NOON.plusSeconds(9)));
    long never = desk.request(request());
    long soon = desk.request(request().due(NOON));
    RequestFilter all = filter(View.ALL_UNSOLVED, admin);

    assertThat(page(all, SortOrder.ascending(SortKey.DUE_DATE), 0, 9))
        .containsExactly(soon, late, never);
    assertThat(page(all, SortOrder.descending(SortKey.DUE_DATE), 0, 9))
        .containsExactly(late, soon, never);
  }

  @Test
  void aRowHasTheFieldsOfTheRequest() {
    BusinessUnit unit = desk.unit("Support");
    Person requester = desk.requester("Rita");
    Person technician = desk.technician("Tom", unit);
    Instant solved = Instant.parse("2026-03-10T15:00:00.123456Z");
    Instant updated = solved.plusSeconds(1);
    long id =
        desk.request(
            request("It burns")
                .in(unit)
                .from(requester)
                .assignedTo(technician)
                .tagged("wet", "fire")
                .priority(Priority.CRITICAL)
                .status(Status.CLOSED)
                .solved(solved)
                .updated(updated)
                .due(NOON.plusSeconds(4 * 3600)));

    assertThat(summaries(id))
        .containsExactly(
            new RequestSummary(
                id,
                "It burns",
                StatusLabel.standard(Status.CLOSED),
                PriorityLabel.standard(Priority.CRITICAL),
                name(requester),
                unit,
                List.of(name(technician)),
                List.of("fire", "wet"),
                NOON,
                updated,
                NOON.plusSeconds(4 * 3600),
                solved,
                null,
                0,
                null,
                false,
                0,
                1));
  }

  @Test
  void namesOfTagsAreThoseOfTheRequestsThatTheReaderMaySee() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    Person admin = desk.admin("Ada");
    Person tom = desk.technician("Tom", network);
    Person ray = desk.requester("Ray");
    desk.request(request().in(network).tagged("vpn", "mail"));
    desk.request(request().in(network).tagged("vpn").solved(NOON));
    desk.request(request().in(payroll).tagged("salary"));
    desk.request(request().in(payroll).assignedTo(tom).tagged("assigned"));
    desk.request(request().from(ray).tagged("own"));
    desk.request(request().in(network).tagged("gone").deleted());

    assertThat(tagNames(admin, "", 9)).containsExactly("assigned", "mail", "own", "salary", "vpn");
    assertThat(tagNames(tom, "", 9)).containsExactly("assigned", "mail", "vpn");
    assertThat(tagNames(ray, "", 9)).containsExactly("own");
    assertThat(tagNames(tom, "", 2)).containsExactly("assigned", "mail");
    assertThat(tagNames(admin, "v", 9)).containsExactly("vpn");
    assertThat(tagNames(admin, "vpns", 9)).isEmpty();
  }

  @Test
  void aSearchFindsByIdThenSubjectThenRequesterEachNewestFirst() {
    Person admin = desk.admin("Ada");
    Person nora = desk.requester("Nora Print\u00e9r");
    long byName = desk.request(request("Scanner").from(nora).created(NOON.plusSeconds(9)));
    long older = desk.request(request("Re-PRINTER jam"));
    long newer = desk.request(request("printers").from(nora).created(NOON.plusSeconds(1)));
    desk.request(request("Blueprinter"));
    desk.request(request("Printer").deleted());

    assertThat(hits(admin, "printer", 9)).containsExactly(newer, older, byName);
    assertThat(hits(admin, "printer", 2)).containsExactly(newer, older);
    assertThat(hits(admin, "jam PRINTER", 9)).containsExactly(older);
    assertThat(hits(admin, "nor prin", 9)).containsExactly(byName, newer);
    assertThat(hits(admin, "#" + older, 9)).containsExactly(older);
    assertThat(hits(admin, "p", 9)).isEmpty();
    assertThat(hits(admin, "!", 9)).isEmpty();
  }

  @Test
  void aSearchFindsOnlyWhatTheReaderMaySee() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    Person tom = desk.technician("Tom", network);
    Person ray = desk.requester("Ray");
    long inScope = desk.request(request("Printer").in(network));
    long assigned = desk.request(request("Printer").in(payroll).assignedTo(tom));
    long own = desk.request(request("Printer").in(payroll).from(tom));
    long ofRay = desk.request(request("Printer").from(ray));

    assertThat(hits(tom, "printer", 9)).containsExactly(own, assigned, inScope);
    assertThat(hits(tom, "tom", 9)).containsExactly(own);
    assertThat(hits(tom, "ray", 9)).isEmpty();
    assertThat(hits(tom, Long.toString(ofRay), 9)).isEmpty();
    assertThat(hits(tom, Long.toString(assigned), 9)).containsExactly(assigned);
    assertThat(hits(ray, "printer", 9)).containsExactly(ofRay);
    assertThat(hits(ray, "ray", 9)).containsExactly(ofRay);
    assertThat(hits(ray, Long.toString(inScope), 9)).isEmpty();
  }

  @Test
  void aSearchFollowsItsRequests() {
    BusinessUnit network = desk.unit("Network");
    Person tom = desk.technician("Tom", network);
    long id = desk.request(request("Printer").in(network));
    desk.put(id, request("Scanner").in(network));
    assertThat(hits(tom, "printer", 9)).isEmpty();
    assertThat(hits(tom, "scanner", 9)).containsExactly(id);

    desk.put(id, request("Scanner"));
    assertThat(hits(tom, "scanner", 9)).isEmpty();
    desk.put(id, request("Scanner").in(network).deleted());
    assertThat(hits(tom, "scanner", 9)).isEmpty();
    desk.put(id, request("Scanner").in(network));
    assertThat(hits(tom, "scanner", 9)).containsExactly(id);
  }

  private List<Long> hits(Person reader, String text, int limit) {
    return desk.read(new RequestQuery.SearchHits(reader, new SearchTerms(text), limit)).stream()
        .map(SearchHit::id)
        .toList();
  }

  @Test
  void aSearchContinuesAfterAHit() {
    BusinessUnit network = desk.unit("Network");
    Person tom = desk.technician("Tom", network);
    Person nora = desk.requester("Nora Printer");
    long searched = desk.request(request("Printer of an id").in(network).from(nora));
    for (int i = 0; i < 4; i++) {
      desk.request(request("Printer").in(network).from(nora).created(NOON.plusSeconds(i / 2)));
      desk.request(request("Scanner").in(network).from(nora).created(NOON.plusSeconds(i / 2)));
      desk.request(request("Printer").from(tom).assignedTo(tom));
    }
    for (Person reader : List.of(tom, desk.admin("Ada"), nora)) {
      for (String text : List.of("printer", "#" + searched, "none")) {
        List<SearchHit> all =
            desk.read(new RequestQuery.SearchHits(reader, new SearchTerms(text), 99));
        assertThat(all).isSortedAccordingTo(SearchHit.ORDER).doesNotHaveDuplicates();
        for (int at = 0; at < all.size(); at++) {
          assertThat(
                  desk.read(
                      new RequestQuery.SearchHits(reader, new SearchTerms(text), all.get(at), 3)))
              .isEqualTo(all.subList(at + 1, Math.min(at + 4, all.size())));
        }
      }
    }
  }

  @Test
  void namesOfTagsFollowTheirRequests() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    Person tom = desk.technician("Tom", network);
    long id = desk.request(request().in(network).tagged("a", "b"));
    assertThat(tagNames(tom, "", 9)).containsExactly("a", "b");

    desk.put(id, request().in(network).tagged("b", "c"));
    assertThat(tagNames(tom, "", 9)).containsExactly("b", "c");
    desk.put(id, request().in(payroll).tagged("b", "c"));
    assertThat(tagNames(tom, "", 9)).isEmpty();
    desk.put(id, request().in(network).tagged("c"));
    assertThat(tagNames(tom, "", 9)).containsExactly("c");
    desk.put(id, request().in(network).tagged("c").deleted());
    assertThat(tagNames(tom, "", 9)).isEmpty();
  }

  private List<String> tagNames(Person reader, String prefix, int limit) {
    return desk.read(new RequestQuery.TagNames(reader, prefix, limit));
  }

  @Test
  void missingFieldsAreNullOrEmptyInARow() {
    long parent = desk.request(request());
    long id = desk.request(request("bare").subtaskOf(parent));

    assertThat(summaries(id))
        .containsExactly(
            new RequestSummary(
                id,
                "bare",
                StatusLabel.standard(Status.OPEN),
                PriorityLabel.standard(Priority.MEDIUM),
                name(desk.defaultRequester()),
                null,
                List.of(),
                List.of(),
                NOON,
                NOON,
                null,
                null,
                parent,
                0,
                null,
                false,
                0,
                1));
  }

  @Test
  void aRowCountsOpenSubtasks() {
    long parent = desk.request(request());
    desk.request(request().subtaskOf(parent));
    desk.request(request().subtaskOf(parent).in(desk.unit("Elsewhere")));
    desk.request(request().subtaskOf(parent).solved(NOON));
    desk.request(request().subtaskOf(parent).deleted());

    assertThat(summaries(parent)).extracting(RequestSummary::openSubtasks).containsExactly(2);
  }

  @Test
  void assigneesAreOrderedByNameThenId() {
    Person lower = desk.technician("bob");
    Person accented = desk.technician("Ève");
    Person second = desk.technician("Zoe");
    Person third = desk.inactive("Zoe", second.role());
    Person first = desk.admin("Bob");
    long id = desk.request(request().assignedTo(lower, accented, second, third, first));

    assertThat(summaries(id).getFirst().assignees())
        .containsExactly(name(first), name(second), name(third), name(lower), name(accented));
  }

  @Test
  void assigneesAreOrderedByCodePoint() {
    Person fox = desk.technician("\uD83E\uDD8A");
    Person wide = desk.technician("\uFF21");
    long id = desk.request(request().assignedTo(fox, wide));

    assertThat(summaries(id).getFirst().assignees())
        .extracting(PersonName::id)
        .containsExactly(wide.id(), fox.id());
  }

  @Test
  void messagesOfOthersAfterTheReadPositionAreUnreadByTheRequester() {
    Person requester = desk.defaultRequester();
    Person other = desk.requester("Other");
    long silent = desk.request(request());
    long ownWords = desk.request(request().message(requester, "hello?"));
    long neverRead = desk.request(request().message(other, "hi"));
    long read = desk.request(request().message(other, "hi").readBy(requester, 1));
    long readBefore =
        desk.request(
            request().message(other, "hi").message(other, "still there?").readBy(requester, 1));
    long onlyOwnAfter =
        desk.request(request().message(other, "hi").message(requester, "oh").readBy(requester, 1));
    long readByAnother = desk.request(request().message(other, "hi").readBy(other, 1));

    assertThat(
            summaries(silent, ownWords, neverRead, read, readBefore, onlyOwnAfter, readByAnother))
        .extracting(RequestSummary::requesterHasUnread)
        .containsExactly(false, false, true, false, true, false, true);
  }

  @Test
  void requestsOfARequesterAreOrderedNewestFirst() {
    Person requester = desk.requester("Rita");
    long second = desk.request(request().from(requester));
    long tied = desk.request(request().from(requester));
    long newest = desk.request(request().from(requester).created(NOON.plusSeconds(1)).solved(NOON));
    desk.request(request().from(requester).deleted());
    desk.request(request());

    assertThat(ofRequester(requester, 0, 9)).containsExactly(newest, tied, second);
    assertThat(ofRequester(requester, 1, 1)).containsExactly(tied);
    assertThat(ofRequester(requester, 3, 9)).isEmpty();
  }

  @Test
  void aRequestIsFoundByIdDeletedOrNot() {
    Person technician = desk.technician("Tom");
    TestRequest made =
        request("found")
            .description("by its id")
            .from(technician)
            .assignedTo(technician)
            .in(desk.unit("Support"))
            .dueByHand(NOON.plusNanos(1000));
    long live = desk.request(made);
    ServiceRequest asLoaded = made.build(live, technician.id());
    long deleted = desk.request(made.deleted());

    assertThat(desk.find(live)).contains(asLoaded);
    assertThat(desk.find(deleted)).contains(made.build(deleted, technician.id()));
    assertThat(desk.find(desk.newId(EntityKind.REQUEST))).isEmpty();
  }

  @Test
  void subtasksAreOrderedOldestFirstWithoutDeletedOnes() {
    long parent = desk.request(request());
    long newest = desk.request(request().subtaskOf(parent).created(NOON.plusSeconds(1)));
    long oldest = desk.request(request().subtaskOf(parent).created(NOON).solved(NOON));
    long tied = desk.request(request().subtaskOf(parent).created(NOON));
    desk.request(request().subtaskOf(parent).deleted());
    desk.request(request().subtaskOf(desk.request(request())));

    assertThat(subtasks(parent))
        .extracting(ServiceRequest::id)
        .containsExactly(oldest, tied, newest);
    assertThat(subtasks(newest)).isEmpty();
  }

  @Test
  void summariesFollowTheOrderOfTheIdsAndSkipUnknownIds() {
    long first = desk.request(request());
    long deleted = desk.request(request().deleted());
    long second = desk.request(request());
    long unknown = desk.newId(EntityKind.REQUEST);

    assertThat(summaries(second, unknown, deleted, first))
        .extracting(RequestSummary::id)
        .containsExactly(second, first);
    assertThat(summaries()).isEmpty();
  }

  private static RequestFilter filter(View view, Person technician) {
    return RequestFilter.of(view, technician, UnitScope.ALL, RequestType.ALL, false, TODAY);
  }

  private List<Long> page(
      RequestFilter requestFilter, SortOrder sortOrder, long offset, int limit) {
    return page(requestFilter, sortOrder, new PageStart.Offset(offset), limit);
  }

  private List<Long> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return desk
        .read(new RequestQuery.PageRows(requestFilter, sortOrder, pageStart, limit))
        .rows()
        .stream()
        .map(RequestSummary::id)
        .toList();
  }

  private List<Long> ofRequester(Person person, long offset, int limit) {
    return ofRequester(person, new PageStart.Offset(offset), limit);
  }

  private List<Long> ofRequester(Person person, PageStart pageStart, int limit) {
    return desk.read(new RequestQuery.RequesterRows(person.id(), pageStart, limit)).rows().stream()
        .map(RequestSummary::id)
        .toList();
  }

  private List<ServiceRequest> subtasks(long parentId) {
    return desk.read(new RequestQuery.Subtasks(parentId));
  }

  private List<RequestSummary> summaries(Long... ids) {
    return desk.read(new RequestQuery.RowsById(List.of(ids)));
  }

  private static PersonName name(Person person) {
    return new PersonName(person.id(), person.fullName());
  }
}
