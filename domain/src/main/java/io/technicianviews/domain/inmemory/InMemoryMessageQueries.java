package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.port.MessageQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Message queries over a snapshot of the data. */
final class InMemoryMessageQueries implements MessageQueries {

  private final Supplier<DeskData> data;

  InMemoryMessageQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public Map<Long, Integer> readPositions(long personId, Collection<Long> requestIds) {
    Map<Long, Integer> positions = new HashMap<>();
    for (long id : requestIds) {
      int position = data.get().readPosition(id, personId);
      if (position > 0) {
        positions.put(id, position);
      }
    }
    return positions;
  }

  @Override
  public List<ChatMessage> messages(long requestId, long offset, int limit) {
    return data.get().messages(requestId).stream()
        .skip(offset)
        .limit(limit)
        .map(
            message ->
                new ChatMessage(
                    message.id(),
                    message.sequenceNumber(),
                    message.content(),
                    data.get().nameOf(message.sender().id()),
                    message.createdAt()))
        .toList();
  }

  @Override
  public long count(long requestId) {
    return data.get().messages(requestId).size();
  }
}
