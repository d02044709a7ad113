package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.testkit.TestRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of {@link BulkLoad#requests}; part of {@link BulkLoaderContract}. */
abstract class RequestBulkLoadContract extends PeopleBulkLoadContract {

  @Test
  void theVersionOfANewRequestIs1() {
    long id = desk.request(request().version(7));

    assertThat(find(id).version()).isEqualTo(1);
  }

  @Test
  void theVersionIncreasesByOneIfARequestChanges() {
    Person technician = desk.technician("Tom");
    long id = desk.request(request("one"));

    desk.put(id, request("two").version(9));
    assertThat(find(id).version()).isEqualTo(2);

    desk.put(id, request("two").version(1).assignedTo(technician));
    assertThat(find(id).version()).isEqualTo(3);

    desk.put(id, request("two").assignedTo(technician).description("not part of list rows"));
    assertThat(find(id).version()).isEqualTo(4);
  }

  @Test
  void theVersionIsUnchangedIfARequestIsUnchanged() {
    Person technician = desk.technician("Tom");
    TestRequest same =
        request().assignedTo(technician).in(desk.unit("Support")).due(NOON).externalId("INC1");
    long id = desk.request(same);
    desk.put(id, same.version(5).openSubtasks(4));

    assertThat(find(id).version()).isEqualTo(1);
  }

  @Test
  void timesAreTruncatedToMicroseconds() {
    Instant fine = NOON.plusNanos(1_999);
    TestRequest record =
        request()
            .created(fine)
            .updated(fine)
            .solved(fine)
            .due(fine)
            .message(desk.defaultRequester(), "first", fine);
    long id = desk.request(record);
    desk.load(
        load ->
            load.requests(
                List.of(RequestRecord.withoutMessages(desk.loaded(id, record).request()))));

    Instant stored = NOON.plusNanos(1_000);
    ServiceRequest found = find(id);
    assertThat(found.version()).isEqualTo(1);
    assertThat(found.dueDate()).isEqualTo(stored);
    assertThat(found.state().created()).isEqualTo(stored);
    assertThat(found.state().updated()).isEqualTo(stored);
    assertThat(found.state().solved()).isEqualTo(stored);
    assertThat(desk.conversation(id)).extracting(ChatMessage::createdAt).containsExactly(stored);
  }

  @Test
  void theVersionOfAParentIncreasesWithItsOpenSubtasks() {
    long parent = desk.request(request());
    long subtask = desk.request(request().subtaskOf(parent));
    assertThat(find(parent).version()).isEqualTo(2);

    desk.put(subtask, request("renamed").subtaskOf(parent));
    assertThat(find(parent).version()).isEqualTo(2);

    desk.put(subtask, request().subtaskOf(parent).solved(NOON));
    assertThat(find(parent).version()).isEqualTo(3);
  }

  @Test
  void theVersionIncreasesOncePerCall() {
    long parent = desk.request(request());
    long first = desk.newId(EntityKind.REQUEST);
    long second = desk.newId(EntityKind.REQUEST);
    List<RequestRecord> changes =
        List.of(
            desk.loaded(first, request().subtaskOf(parent)),
            desk.loaded(parent, request("one")),
            desk.loaded(second, request().subtaskOf(parent)),
            desk.loaded(parent, request("two")));
    desk.load(load -> load.requests(changes));

    assertThat(find(parent).version()).isEqualTo(2);
    assertThat(find(parent).subject()).isEqualTo("two");
    assertThat(openSubtasks(parent)).isEqualTo(2);
  }

  @Test
  void theVersionIsUnchangedIfOneCallRevertsItsChanges() {
    long parent = desk.request(request("same"));
    long subtask = desk.newId(EntityKind.REQUEST);
    List<RequestRecord> changes =
        List.of(
            desk.loaded(parent, request("other")),
            desk.loaded(subtask, request().subtaskOf(parent).solved(NOON)),
            desk.loaded(parent, request("same")));
    desk.load(load -> load.requests(changes));

    assertThat(find(parent).version()).isEqualTo(1);
  }

  @Test
  void aReplacedRequestHasTheGivenFields() {
    Person technician = desk.technician("Tom");
    TestRequest before =
        request("before").description("long").due(NOON).assignedTo(technician).solved(NOON);
    long id = desk.request(before);
    TestRequest after =
        request("after").in(desk.unit("Support")).updated(NOON.plusSeconds(1)).version(2);
    desk.put(id, after);

    assertThat(find(id)).isEqualTo(after.build(id, desk.defaultRequester().id()));
  }

  @Test
  void openSubtasksAreComputed() {
    long parent = desk.request(request().openSubtasks(5));
    assertThat(openSubtasks(parent)).isZero();

    long subtask = desk.request(request().subtaskOf(parent));
    assertThat(openSubtasks(parent)).isEqualTo(1);

    desk.put(parent, request("changed").openSubtasks(3));
    assertThat(openSubtasks(parent)).isEqualTo(1);

    desk.put(subtask, request().subtaskOf(parent).solved(NOON));
    assertThat(openSubtasks(parent)).isZero();

    desk.put(subtask, request("reopened").subtaskOf(parent));
    assertThat(openSubtasks(parent)).isEqualTo(1);

    desk.put(subtask, request().subtaskOf(parent).deleted());
    assertThat(openSubtasks(parent)).isZero();
  }

  @Test
  void aParentMayPrecedeItsSubtasksInTheSameLoad() {
    List<Long> ids = newIds(3);
    long parent = ids.getFirst();
    List<RequestRecord> records =
        List.of(
            desk.loaded(parent, request()),
            desk.loaded(ids.get(1), request().subtaskOf(parent)),
            desk.loaded(ids.get(2), request().subtaskOf(parent).solved(NOON)));
    desk.load(load -> load.requests(records));

    assertThat(openSubtasks(parent)).isEqualTo(1);
    assertThat(find(ids.get(2)).state().parentId()).isEqualTo(parent);
    assertThat(ids).allSatisfy(id -> assertThat(find(id).version()).isEqualTo(1));
  }

  @Test
  void anExistingRequestKeepsMessagesAndReadPositions() {
    Person requester = desk.defaultRequester();
    Person technician = desk.technician("Tom");
    long id =
        desk.request(
            request().message(requester, "hello?").message(technician, "hi").readBy(technician, 1));
    desk.put(id, request("changed"));

    assertThat(desk.conversation(id))
        .extracting(ChatMessage::content)
        .containsExactly("hello?", "hi");
    Set<Long> unread =
        desk.read(snapshot -> UnreadRequests.by(snapshot, technician.id(), List.of(id)));
    assertThat(unread).isEmpty();
  }

  @Test
  void anExistingRequestKeepsTheExternalId() {
    long id = desk.request(request().externalId("INC1"));
    desk.put(id, request("changed").externalId("INC2"));
    desk.put(id, request("changed again"));

    assertThat(knownIds(EntityKind.REQUEST)).containsOnlyKeys("INC1").containsValue(id);
  }

  @Test
  void theExternalIdOfAnotherRequestIsRejected() {
    long id = desk.request(request().externalId("INC1"));
    long other = desk.newId(EntityKind.REQUEST);

    assertRejected(other, request().externalId("INC1"));
    assertThat(desk.find(other)).isEmpty();
    assertThat(knownIds(EntityKind.REQUEST)).containsOnlyKeys("INC1").containsValue(id);
  }

  @Test
  void aDuplicateExternalIdOfRequestsInOneCallIsRejected() {
    List<RequestRecord> both =
        newIds(2).stream().map(id -> desk.loaded(id, request().externalId("INC1"))).toList();

    assertThatThrownBy(() -> desk.load(load -> load.requests(both)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(knownIds(EntityKind.REQUEST)).isEmpty();
  }

  @Test
  void messagesOfAnExistingRequestAreRejected() {
    long id = desk.request(request());

    assertRejected(id, request().message(desk.defaultRequester(), "again"));
    assertThat(desk.conversation(id)).isEmpty();
  }

  @Test
  void readPositionsOfAnExistingRequestAreRejected() {
    long id = desk.request(request().message(desk.defaultRequester(), "hi"));

    assertRejected(id, request().readBy(desk.defaultRequester(), 0));
  }

  @Test
  void aSubtaskOfASubtaskIsRejected() {
    long subtask = desk.request(request().subtaskOf(desk.request(request())));

    assertRejected(desk.newId(EntityKind.REQUEST), request().subtaskOf(subtask));
  }

  @Test
  void aSubtaskOfASubtaskInTheSameLoadIsRejected() {
    List<Long> ids = newIds(3);
    List<RequestRecord> records =
        List.of(
            desk.loaded(ids.get(0), request()),
            desk.loaded(ids.get(1), request().subtaskOf(ids.get(0))),
            desk.loaded(ids.get(2), request().subtaskOf(ids.get(1))));

    assertThatThrownBy(() -> desk.load(load -> load.requests(records)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.find(ids.getFirst())).isEmpty();
  }

  @Test
  void theParentOfARequestCannotChange() {
    long parent = desk.request(request());
    long other = desk.request(request());
    long subtask = desk.request(request().subtaskOf(parent));

    assertRejected(subtask, request().subtaskOf(other));
    assertRejected(subtask, request());
    assertRejected(other, request().subtaskOf(parent));
    assertThat(openSubtasks(parent)).isEqualTo(1);
  }

  @Test
  void aRequestWithAMissingReferenceIsRejected() {
    long unknownId = desk.newId(EntityKind.PERSON);
    Person unknown = new Person(unknownId, "Unknown", Role.TECHNICIAN, true, new TreeSet<>());
    long id = desk.newId(EntityKind.REQUEST);

    assertRejected(id, request().from(unknown));
    assertRejected(id, request().assignedTo(unknown));
    assertRejected(id, request().in(desk.newId(EntityKind.BUSINESS_UNIT)));
    assertRejected(id, request().subtaskOf(desk.newId(EntityKind.REQUEST)));
    assertThat(desk.find(id)).isEmpty();
  }

  private void assertRejected(long id, TestRequest request) {
    RequestRecord requestRecord = desk.loaded(id, request);
    assertThatThrownBy(() -> desk.load(load -> load.requests(List.of(requestRecord))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ServiceRequest find(long id) {
    return desk.find(id).orElseThrow();
  }

  private int openSubtasks(long id) {
    RequestState state = find(id).state();
    return state.openSubtasks();
  }

  private List<Long> newIds(int number) {
    try (BulkLoad load = begin()) {
      return load.newIds(EntityKind.REQUEST, number);
    }
  }
}
