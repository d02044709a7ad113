package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.MessageQuery.MessagePage;
import io.technicianviews.domain.query.MessageQuery.MessageTotal;
import io.technicianviews.domain.query.MessageQuery.ReadPositions;
import io.technicianviews.domain.query.QueryResults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Message queries over a snapshot of the data. */
final class InMemoryMessageQueries {

  private final DeskData data;

  InMemoryMessageQueries(DeskData data) {
    this.data = data;
  }

  void read(MessageQuery<?> query, QueryResults results) {
    switch (query) {
      case ReadPositions positions -> results.put(positions, readPositions(positions));
      case MessagePage page -> results.put(page, messages(page));
      case MessageTotal total -> results.put(total, (long) data.messages(total.requestId()).size());
    }
  }

  private Map<Long, Integer> readPositions(ReadPositions query) {
    Map<Long, Integer> positions = new HashMap<>();
    for (long id : query.requestIds()) {
      int position = data.readPosition(id, query.personId());
      if (position > 0) {
        positions.put(id, position);
      }
    }
    return Map.copyOf(positions);
  }

  private List<ChatMessage> messages(MessagePage page) {
    return data.messages(page.requestId()).stream()
        .skip(page.offset())
        .limit(page.limit())
        .map(
            message ->
                new ChatMessage(
                    message.id(),
                    message.sequenceNumber(),
                    message.content(),
                    data.nameOf(message.sender().id()),
                    message.createdAt()))
        .toList();
  }
}
