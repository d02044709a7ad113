package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceRequestQueriesTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit ours = helpdesk.desk.unit("Ours");
  private final BusinessUnit theirs = helpdesk.desk.unit("Theirs");
  private final Person technician = helpdesk.desk.technician("Tom", ours);
  private final Person requester = helpdesk.desk.requester("Rita");
  private final ServiceRequestQueries requests = helpdesk.service.requests();

  @Test
  void findsARequestWithItsVisibleSubtasks() {
    long parent =
        helpdesk.desk.request(
            request("all of it").description("at length").in(ours).message(requester, "hello?"));
    long visible = helpdesk.desk.request(request().in(ours).subtaskOf(parent));
    long hidden = helpdesk.desk.request(request().in(theirs).subtaskOf(parent));
    long mine =
        helpdesk.desk.request(request().in(theirs).subtaskOf(parent).assignedTo(technician));

    RequestDetail detail = requests.find(technician.id(), parent).orElseThrow();

    assertThat(detail.item().request().subject()).isEqualTo("all of it");
    assertThat(detail.item().request().openSubtasks()).isEqualTo(3);
    assertThat(detail.item().request().lastMessage()).isNotNull();
    assertThat(detail.description()).isEqualTo("at length");
    assertThat(ids(detail.subtasks())).containsExactly(visible, mine).doesNotContain(hidden);
  }

  @Test
  void pagesAndCountsVisibleSubtasks() {
    long parent = helpdesk.desk.request(request().from(requester).in(ours));
    helpdesk.desk.request(request().in(theirs).subtaskOf(parent));
    long first = helpdesk.desk.request(request().in(ours).subtaskOf(parent));
    long second =
        helpdesk.desk.request(request().in(ours).subtaskOf(parent).created(NOON.plusSeconds(1)));
    helpdesk.desk.request(request().in(ours).subtaskOf(parent).deleted());

    Page<RequestListItem> page =
        requests.subtasks(technician.id(), parent, new PageByNumber(2, 1)).orElseThrow();

    assertThat(ids(page.data())).containsExactly(second);
    assertThat(page.total()).isEqualTo(2);
    assertThat(
            ids(
                requests
                    .subtasks(technician.id(), parent, PageByNumber.FIRST)
                    .orElseThrow()
                    .data()))
        .containsExactly(first, second);
    assertThat(requests.subtasks(requester.id(), parent, PageByNumber.FIRST).orElseThrow().total())
        .isZero();
  }

  @Test
  void pagesMessagesByNumber() {
    long id =
        helpdesk.desk.request(
            request()
                .from(requester)
                .message(requester, "one")
                .message(technician, "two")
                .message(requester, "three"));

    Page<ChatMessage> page =
        requests.messages(requester.id(), id, new PageByNumber(2, 2)).orElseThrow();

    assertThat(page.data()).extracting(ChatMessage::content).containsExactly("three");
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.paging()).isEqualTo(new PageByNumber(2, 2));
    assertThat(page.asOf()).isEqualTo(NOON);
  }

  @Test
  void listsOwnRequestsNewestFirst() {
    long older = helpdesk.desk.request(request().from(requester).in(theirs));
    long newer =
        helpdesk.desk.request(request().from(requester).created(NOON.plusSeconds(1)).solved(NOON));
    helpdesk.desk.request(request().from(requester).deleted());
    helpdesk.desk.request(request().in(ours).assignedTo(technician));

    RequesterPage page = requests.own(requester.id(), PageByNumber.FIRST).orElseThrow().value();

    assertThat(ids(page.data())).containsExactly(newer, older);
    assertThat(page.total()).isEqualTo(2);
    assertThat(requests.own(technician.id(), PageByNumber.FIRST).orElseThrow().value().total())
        .isZero();
  }

  @Test
  void continuesOwnRequestsAfterACursor() {
    long older = helpdesk.desk.request(request().from(requester));
    long newer = helpdesk.desk.request(request().from(requester).created(NOON.plusSeconds(1)));

    RequesterPage first =
        requests.own(requester.id(), new PageByNumber(1, 1)).orElseThrow().value();
    Cursor next = requireNonNull(first.next());
    RequesterPage second =
        requests.own(requester.id(), new PageByCursor(next, 1)).orElseThrow().value();

    assertThat(ids(first.data())).containsExactly(newer);
    assertThat(ids(second.data())).containsExactly(older);
    assertThat(second.next()).isNull();
    assertThat(second.total()).isEqualTo(2);
    Cursor ofAView = new Cursor(View.ALL_TICKETS, next.order(), next.position());
    assertThatThrownBy(() -> requests.own(requester.id(), new PageByCursor(ofAView, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void requesterSeesOwnUnreadFlagOnly() {
    long id =
        helpdesk.desk.request(
            request().from(requester).message(requester, "hello?").message(technician, "hi"));

    RequestListItem asRequester = requests.find(requester.id(), id).orElseThrow().item();

    assertThat(asRequester.technicianHasUnread()).isFalse();
    assertThat(asRequester.request().requesterHasUnread()).isTrue();
  }

  @Test
  void technicianSeesOwnUnreadFlag() {
    long id = helpdesk.desk.request(request().in(ours).from(requester).message(requester, "hi"));

    assertThat(requests.find(technician.id(), id).orElseThrow().item().technicianHasUnread())
        .isTrue();
  }

  @Test
  void callerHasUnitsSortedByName() {
    Person both = helpdesk.desk.technician("Both", theirs, ours);

    Caller caller = helpdesk.service.caller(both.id()).orElseThrow();

    assertThat(caller.person()).isEqualTo(both);
    assertThat(caller.businessUnits()).containsExactly(ours, theirs);
    assertThat(helpdesk.service.caller(requester.id()).orElseThrow().businessUnits()).isEmpty();
  }

  private static List<Long> ids(List<RequestListItem> requestListItems) {
    return requestListItems.stream()
        .map(requestListItem -> requestListItem.request().id())
        .toList();
  }
}
