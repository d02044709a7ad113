package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link ServiceRequestRepository} for messages and read positions. */
public abstract class MessageWritesContract extends WritesContract {

  @Test
  void aMessageIsStoredWithItsNumber() {
    Person tom = desk.technician("Tom");
    long id = desk.request(request().message(desk.defaultRequester(), "first"));
    String text = "'second' \ud83d\ude00\n\\";
    write(
        write -> {
          write.requests().lock(id);
          long messageId = write.requests().addMessage(id, 2, tom.id(), text, NOON);
          assertThat(write.snapshot().read(new MessageQuery.MessagePage(id, 1, 9)))
              .containsExactly(
                  new ChatMessage(messageId, 2, text, new PersonName(tom.id(), "Tom"), NOON));
        });
    assertThat(desk.conversation(id)).extracting(ChatMessage::content).contains(text);
  }

  @Test
  void theTimeOfAMessageIsTruncatedToMicroseconds() {
    Person tom = desk.technician("Tom");
    long id = desk.request(request());
    write(
        write -> {
          write.requests().lock(id);
          write.requests().addMessage(id, 1, tom.id(), "text", NOON.plusNanos(1_999));
        });
    assertThat(desk.conversation(id))
        .extracting(ChatMessage::createdAt)
        .containsExactly(NOON.plusNanos(1_000));
  }

  @Test
  void messagesOfOthersAreUnreadByTheRequester() {
    Person requester = desk.defaultRequester();
    Person tom = desk.technician("Tom");
    long id = desk.request(request());
    message(id, 1, requester);
    assertThat(requesterHasUnread(id)).isFalse();
    message(id, 2, tom);
    assertThat(requesterHasUnread(id)).isTrue();
    read(id, requester, 2);
    assertThat(requesterHasUnread(id)).isFalse();
  }

  @Test
  void messagesOfTheRequesterAreUnreadByTechnicians() {
    Person requester = desk.defaultRequester();
    Person tom = desk.technician("Tom");
    Person tim = desk.technician("Tim");
    long id = desk.request(request());
    message(id, 1, requester);
    message(id, 2, tim);
    assertThat(unreadBy(tom, id)).isTrue();
    read(id, tom, 1);
    assertThat(unreadBy(tom, id)).isFalse();
    assertThat(unreadBy(tim, id)).isTrue();
    message(id, 3, requester);
    assertThat(unreadBy(tom, id)).isTrue();
  }

  @Test
  void aReadPositionIsStored() {
    Person tom = desk.technician("Tom");
    long id = desk.request(request().message(desk.defaultRequester(), "a").message(tom, "b"));
    var positions = new MessageQuery.ReadPositions(tom.id(), List.of(id));
    write(write -> assertThat(write.snapshot().read(positions)).isEmpty());
    read(id, tom, 2);
    write(write -> assertThat(write.snapshot().read(positions)).containsExactly(entry(id, 2)));
    read(id, tom, 3);
    assertThat(desk.read(positions)).containsExactly(entry(id, 3));
  }

  @Test
  void aNewRequesterDeterminesWhatIsUnread() {
    Person requester = desk.defaultRequester();
    Person tom = desk.technician("Tom");
    long id = desk.request(request().message(requester, "a").message(tom, "b").readBy(tom, 1));
    assertThat(requesterHasUnread(id)).isTrue();

    ServiceRequest before = desk.find(id).orElseThrow();
    store(
        new ServiceRequest(
            id,
            before.subject(),
            before.description(),
            tom.id(),
            before.dueDate(),
            before.dueByHand(),
            before.version() + 1,
            before.state()));
    assertThat(requesterHasUnread(id)).isFalse();
    message(id, 3, requester);
    assertThat(requesterHasUnread(id)).isTrue();
  }

  private void message(long id, int number, Person sender) {
    write(
        write -> {
          write.requests().lock(id);
          write.requests().addMessage(id, number, sender.id(), "text", NOON);
        });
  }

  private void read(long id, Person reader, int upTo) {
    write(
        write -> {
          write.requests().lock(id);
          write.requests().moveReadPosition(id, reader.id(), upTo);
        });
  }

  private boolean requesterHasUnread(long id) {
    return desk.read(new RequestQuery.RowsById(List.of(id))).getFirst().requesterHasUnread();
  }

  private boolean unreadBy(Person technician, long id) {
    return desk.read(snapshot -> UnreadRequests.by(snapshot, technician.id(), List.of(id)))
        .contains(id);
  }
}
