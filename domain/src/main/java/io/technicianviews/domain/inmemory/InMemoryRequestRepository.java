package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.inmemory.Counters.Counted;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.Conversation;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Changes requests in the data of one write, which has the desk for itself. */
final class InMemoryRequestRepository implements ServiceRequestRepository {

  private final DeskData data;
  private final Counters counters;

  InMemoryRequestRepository(DeskData data, Counters counters) {
    this.data = data;
    this.counters = counters;
  }

  @Override
  public long newId() {
    return counters.next(Counted.REQUEST);
  }

  @Override
  public OptionalLong idOf(String externalId) {
    Long id = data.externalIds(Kind.REQUEST).get(externalId);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  @Override
  public Optional<CurrentRequest> lock(long id) {
    return Optional.ofNullable(data.requests.get(id)).map(this::current);
  }

  private CurrentRequest current(ServiceRequest request) {
    Long parentId = request.state().parentId();
    return new CurrentRequest(
        request,
        data.assignees(request.state()),
        conversation(request),
        parentId == null ? null : DeskData.found(data.requests, parentId),
        (int) data.subtasks(request.id()).count());
  }

  private Conversation conversation(ServiceRequest request) {
    List<ChatMessage> messages = data.messages(request.id());
    int byOthers =
        messages.stream()
            .filter(message -> message.sender().id() != request.requesterId())
            .mapToInt(ChatMessage::sequenceNumber)
            .max()
            .orElse(0);
    return new Conversation(
        messages.size(), byOthers, data.readMark(request.id(), request.requesterId()));
  }

  @Override
  public void add(ServiceRequest request, @Nullable String externalId) {
    data.checkReferences(request);
    data.requests.put(request.id(), request);
    data.identify(Kind.REQUEST, externalId, request.id());
  }

  @Override
  public void store(ServiceRequest request) {
    data.checkReferences(request);
    data.requests.put(request.id(), request);
  }

  @Override
  public long addMessage(
      long requestId, int sequenceNumber, long senderId, String content, Instant createdAt) {
    List<ChatMessage> messages = new ArrayList<>(data.messages(requestId));
    long id = counters.next(Counted.MESSAGE);
    messages.add(new ChatMessage(id, sequenceNumber, content, data.nameOf(senderId), createdAt));
    data.messages.put(requestId, List.copyOf(messages));
    return id;
  }

  @Override
  public int readMark(long requestId, long personId) {
    return data.readMark(requestId, personId);
  }

  @Override
  public void moveReadMark(long requestId, long personId, int upTo) {
    Map<Long, Integer> marks = new HashMap<>(data.readMarks.getOrDefault(requestId, Map.of()));
    marks.put(personId, upTo);
    data.readMarks.put(requestId, Map.copyOf(marks));
  }
}
