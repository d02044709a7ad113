package io.technicianviews.domain.port;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A request to load, with its messages and read positions. Immutable.
 *
 * @param request the request, with texts within {@link TextRule#SUBJECT}, {@link
 *     TextRule#DESCRIPTION} and {@link TagRule}
 * @param externalId the id in another system, unique in a helpdesk, within {@link
 *     TextRule#EXTERNAL_ID}; null if there is none
 * @param messages the messages in the order of their sequence numbers, which start at 1
 * @param readPositions the number of the last message read, by user id; 0 means none, and no value
 *     exceeds the number of messages
 */
public record RequestRecord(
    ServiceRequest request,
    @Nullable String externalId,
    List<Message> messages,
    Map<Long, Integer> readPositions) {

  /**
   * A message to load. Immutable.
   *
   * @param content the text, within {@link TextRule#MESSAGE}
   * @param createdAt truncated to microseconds
   */
  public record Message(long senderId, String content, Instant createdAt) {

    public Message {
      content = TextRule.MESSAGE.accepted("content", content);
      createdAt = StoredTime.of(createdAt);
    }
  }

  public RequestRecord {
    request = withAcceptedTexts(request);
    if (externalId != null) {
      externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    }
    messages = List.copyOf(messages);
    readPositions = Map.copyOf(readPositions);
    for (int position : readPositions.values()) {
      if (position < 0 || position > messages.size()) {
        throw new IllegalArgumentException(
            "readPositions must be between 0 and " + messages.size() + ": " + position);
      }
    }
  }

  /** Returns a record without messages and external id. */
  public static RequestRecord withoutMessages(ServiceRequest request) {
    return withoutMessages(request, null);
  }

  /** Returns a record without messages. */
  public static RequestRecord withoutMessages(ServiceRequest request, @Nullable String externalId) {
    return new RequestRecord(request, externalId, List.of(), Map.of());
  }

  private static ServiceRequest withAcceptedTexts(ServiceRequest request) {
    String description = request.description();
    RequestState state = request.state();
    return request
        .withTexts(
            TextRule.SUBJECT.accepted("subject", request.subject()),
            description == null ? null : TextRule.DESCRIPTION.accepted("description", description))
        .withState(
            state.tags().isEmpty()
                ? state
                : state.withTags(TagRule.accepted("tags", state.tags())));
  }

  /**
   * Returns the number of the last message whose sender matches the predicate; 0 if there is none.
   */
  public int lastMessage(LongPredicate sender) {
    for (int number = messages.size(); number > 0; number--) {
      if (sender.test(messages.get(number - 1).senderId())) {
        return number;
      }
    }
    return 0;
  }
}
