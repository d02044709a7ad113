package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link MessageQuery}. */
public abstract class MessageQueriesContract extends DeskContract {

  @Test
  void theLastMessageHasTheHighestNumber() {
    Person requester = desk.defaultRequester();
    Person technician = desk.technician("Tom");
    Instant earlier = NOON.minusNanos(1000);
    long id =
        desk.request(
            request().message(requester, "first", NOON).message(technician, "second", earlier));
    long withoutMessages = desk.request(request());

    assertThat(last(id, withoutMessages))
        .containsOnlyKeys(id)
        .containsEntry(id, new LastMessage("second", "Tom", earlier, 2));
  }

  @Test
  void aLastMessageIsTruncatedAt200CodePoints() {
    Person requester = desk.defaultRequester();
    String foxes = "\uD83E\uDD8A".repeat(201);
    long id = desk.request(request().message(requester, foxes));

    assertThat(last(id).values().iterator().next().content()).isEqualTo("\uD83E\uDD8A".repeat(200));
    assertThat(conversation(id, 0, 1)).extracting(ChatMessage::content).containsExactly(foxes);
  }

  @Test
  void unknownRequestsHaveNoLastMessage() {
    long unknown = desk.newId(EntityKind.REQUEST);

    assertThat(last()).isEmpty();
    assertThat(last(unknown)).isEmpty();
  }

  @Test
  void messagesOfTheRequesterAfterTheReadPositionAreUnread() {
    Person requester = desk.defaultRequester();
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim");
    long neverRead = desk.request(request().message(requester, "hello?"));
    long readBefore =
        desk.request(
            request().message(requester, "a").message(requester, "b").readBy(technician, 1));
    long withoutMessages = desk.request(request());
    long read = desk.request(request().message(requester, "hello?").readBy(technician, 1));
    long onlyOthers =
        desk.request(request().message(requester, "a").message(other, "b").readBy(technician, 1));
    long readByAnother = desk.request(request().message(requester, "a").readBy(other, 1));
    long unknown = desk.newId(EntityKind.REQUEST);

    assertThat(
            unreadBy(
                technician,
                neverRead,
                readBefore,
                withoutMessages,
                read,
                onlyOthers,
                readByAnother,
                unknown))
        .containsExactlyInAnyOrder(neverRead, readBefore, readByAnother);
    assertThat(unreadBy(other, readByAnother, neverRead)).containsExactly(neverRead);
    assertThat(unreadBy(technician)).isEmpty();
  }

  @Test
  void readPositionsOfAPageAreThoseOfItsRequests() {
    Person requester = desk.defaultRequester();
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim");
    long oldest = desk.request(request().message(requester, "a").readBy(technician, 1));
    long read = desk.request(request().message(requester, "a").readBy(technician, 1));
    desk.request(request().message(requester, "a").readBy(technician, 0));
    desk.request(request().message(requester, "a").readBy(other, 1));
    desk.request(request());
    PageRows page = newestUnsolved(4);
    PageReadPositions positions = new PageReadPositions(technician.id(), page);

    QueryResults together = desk.read(snapshot -> snapshot.read(List.of(page, positions)));
    assertThat(together.get(page)).isEqualTo(desk.read(page));
    assertThat(desk.read(page).ids()).hasSize(4).contains(read).doesNotContain(oldest);
    assertThat(together.get(positions))
        .as("without the row after the page")
        .isEqualTo(Map.of(read, 1))
        .isEqualTo(desk.read(positions))
        .isEqualTo(
            desk.read(new MessageQuery.ReadPositions(technician.id(), desk.read(page).ids())));
    assertThat(desk.read(new PageReadPositions(requester.id(), page))).isEmpty();
  }

  private static PageRows newestUnsolved(int limit) {
    RequestFilter filter =
        new RequestFilter(
            View.ALL_UNSOLVED,
            UnitScope.ALL,
            null,
            RequestType.ALL,
            false,
            DeskDay.at(NOON, ZoneOffset.UTC));
    return new PageRows(filter, SortOrder.NEWEST_CREATED, PageStart.FIRST, limit);
  }

  @Test
  void ownMessagesAreNeverUnread() {
    Person technician = desk.technician("Tom");
    Person other = desk.technician("Tim");
    long own = desk.request(request().from(technician).message(technician, "me"));

    assertThat(unreadBy(technician, own)).isEmpty();
    assertThat(unreadBy(other, own)).containsExactly(own);
  }

  @Test
  void messagesAreOrderedByNumberAndCounted() {
    Person requester = desk.defaultRequester();
    Person technician = desk.technician("Tom");
    long id =
        desk.request(
            request()
                .message(requester, "one", NOON)
                .message(technician, "two\nlines", NOON)
                .message(requester, "three", NOON.minusSeconds(1)));
    long withoutMessages = desk.request(request());

    assertThat(conversation(id, 0, 9))
        .extracting(ChatMessage::sequenceNumber)
        .containsExactly(1, 2, 3);
    assertThat(conversation(id, 1, 1))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.content()).isEqualTo("two\nlines");
              assertThat(message.sender()).isEqualTo(new PersonName(technician.id(), "Tom"));
              assertThat(message.createdAt()).isEqualTo(NOON);
            });
    assertThat(conversation(id, 3, 9)).isEmpty();
    assertThat(conversation(withoutMessages, 0, 9)).isEmpty();
    assertThat(count(id)).isEqualTo(3);
    assertThat(count(withoutMessages)).isZero();
    assertThat(count(desk.newId(EntityKind.REQUEST))).isZero();
  }

  @Test
  void messageIdsAreUnique() {
    Person requester = desk.defaultRequester();
    long one = desk.request(request().message(requester, "a").message(requester, "b"));
    long two = desk.request(request().message(requester, "a"));

    assertThat(List.of(conversation(one, 0, 9), conversation(two, 0, 9)))
        .flatExtracting(messages -> messages.stream().map(ChatMessage::id).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void aSenderHasTheCurrentName() {
    Person before = desk.technician("Miss Smith");
    long id = desk.request(request().message(before, "hi"));
    desk.put(new Person(before.id(), "Mrs Jones", before.role(), false, before.businessUnits()));

    assertThat(last(id).values().iterator().next().senderName()).isEqualTo("Mrs Jones");
    assertThat(conversation(id, 0, 1).getFirst().sender().fullName()).isEqualTo("Mrs Jones");
  }

  private List<ChatMessage> conversation(long id, long offset, int limit) {
    return desk.read(new MessageQuery.MessagePage(id, offset, limit));
  }

  private Map<Long, LastMessage> last(Long... ids) {
    return desk.read(
        snapshot -> {
          Map<Long, LastMessage> last = new HashMap<>();
          for (RequestSummary row : snapshot.read(new RequestQuery.RowsById(List.of(ids)))) {
            if (row.lastMessage() != null) {
              last.put(row.id(), row.lastMessage());
            }
          }
          return last;
        });
  }

  private Set<Long> unreadBy(Person technician, Long... ids) {
    return desk.read(snapshot -> UnreadRequests.by(snapshot, technician.id(), List.of(ids)));
  }

  private long count(long id) {
    return desk.read(new MessageQuery.MessageTotal(id));
  }
}
