package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Modifies requests in the data of one write transaction. */
final class InMemoryRequestRepository implements ServiceRequestRepository {

  private final DeskData data;
  private final IdSequences idSequences;

  InMemoryRequestRepository(DeskData data, IdSequences idSequences) {
    this.data = data;
    this.idSequences = idSequences;
  }

  @Override
  public long newId() {
    return idSequences.next(Sequence.REQUEST);
  }

  @Override
  public OptionalLong idOf(String externalId) {
    Long id = data.externalIds(EntityKind.REQUEST).get(externalId);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  @Override
  public Optional<CurrentRequest> lock(long id) {
    return Optional.ofNullable(data.requests.get(id)).map(this::current);
  }

  @Override
  public Map<Long, CurrentRequest> lockAll(Set<Long> ids) {
    Map<Long, CurrentRequest> locked = new HashMap<>();
    ids.forEach(id -> lock(id).ifPresent(current -> locked.put(id, current)));
    return locked;
  }

  private CurrentRequest current(ServiceRequest request) {
    Long parentId = request.state().parentId();
    return new CurrentRequest(
        request,
        data.assignees(request.state()),
        messagePositions(request),
        parentId == null ? null : DeskData.require(data.requests, parentId),
        (int) data.subtasks(request.id()).count());
  }

  private MessagePositions messagePositions(ServiceRequest request) {
    List<ChatMessage> messages = data.messages(request.id());
    int byOthers =
        messages.stream()
            .filter(message -> message.sender().id() != request.requesterId())
            .mapToInt(ChatMessage::sequenceNumber)
            .max()
            .orElse(0);
    return new MessagePositions(
        messages.size(), byOthers, data.readPosition(request.id(), request.requesterId()));
  }

  @Override
  public void add(ServiceRequest request, @Nullable String externalId) {
    data.checkReferences(request);
    data.requests.put(request.id(), request);
    data.register(EntityKind.REQUEST, externalId, request.id());
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
    long id = idSequences.next(Sequence.MESSAGE);
    messages.add(new ChatMessage(id, sequenceNumber, content, data.nameOf(senderId), createdAt));
    data.messages.put(requestId, List.copyOf(messages));
    return id;
  }

  @Override
  public void moveReadPosition(long requestId, long personId, int upTo) {
    Map<Long, Integer> positions =
        new HashMap<>(data.readPositions.getOrDefault(requestId, Map.of()));
    positions.put(personId, upTo);
    data.readPositions.put(requestId, Map.copyOf(positions));
  }
}
