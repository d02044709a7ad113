package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.MessageQuery.AssignedReadPositions;
import io.technicianviews.domain.query.MessageQuery.MessagePage;
import io.technicianviews.domain.query.MessageQuery.MessageTotal;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.MessageQuery.ReadPositions;
import io.technicianviews.domain.query.MessageQuery.UnsolvedReadPositions;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Message queries over a snapshot of the data. */
final class InMemoryMessageQueries {

  private final DeskData data;
  private final InMemoryRequestQueries requests;

  InMemoryMessageQueries(DeskData data, InMemoryRequestQueries requests) {
    this.data = data;
    this.requests = requests;
  }

  void read(MessageQuery<?> query, QueryResults results) {
    switch (query) {
      case ReadPositions positions -> results.put(positions, readPositions(positions));
      case PageReadPositions positions ->
          results.put(
              positions,
              readPositions(
                  new ReadPositions(positions.personId(), requests.page(positions.page()).ids())));
      case UnsolvedReadPositions positions ->
          results.put(
              positions,
              readPositions(
                  positions.personId(),
                  state -> positions.scope().contains(state.businessUnitId())));
      case AssignedReadPositions positions ->
          results.put(
              positions,
              readPositions(
                  positions.personId(), state -> state.assignees().contains(positions.personId())));
      case MessagePage page -> results.put(page, messages(page));
      case MessageTotal total -> results.put(total, (long) data.messages(total.requestId()).size());
    }
  }

  private Map<Long, Integer> readPositions(long personId, Predicate<RequestState> condition) {
    return readPositions(
        new ReadPositions(
            personId,
            data.requests.values().stream()
                .filter(request -> request.state().isOpen() && condition.test(request.state()))
                .map(ServiceRequest::id)
                .toList()));
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
