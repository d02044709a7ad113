package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.port.MessageQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

final class InMemoryMessageQueries implements MessageQueries {

  private final Supplier<DeskData> data;

  InMemoryMessageQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public Map<Long, Integer> readPositions(long personId, Collection<Long> requestIds) {
    Map<Long, Integer> marks = new HashMap<>();
    for (long id : requestIds) {
      int mark = data.get().readPosition(id, personId);
      if (mark > 0) {
        marks.put(id, mark);
      }
    }
    return marks;
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
