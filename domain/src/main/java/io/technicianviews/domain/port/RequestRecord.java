package io.technicianviews.domain.port;

import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.TextRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A request to load, with its conversation.
 *
 * @param request its texts within {@link TextRule#SUBJECT} and {@link TextRule#DESCRIPTION}
 * @param externalId what another system calls it, unique at a desk, within {@link
 *     TextRule#EXTERNAL_ID}; or null
 * @param messages in the order of their numbers, which begin at 1
 * @param readPositions the number of the last message that a person has read, by person; 0 is none
 */
public record RequestRecord(
    ServiceRequest request,
    @Nullable String externalId,
    List<Message> messages,
    Map<Long, Integer> readPositions) {

  /**
   * A message to load.
   *
   * @param content within {@link TextRule#MESSAGE}
   */
  public record Message(long senderId, String content, Instant createdAt) {

    public Message {
      content = TextRule.MESSAGE.accepted("content", content);
    }
  }

  public RequestRecord {
    request = withAcceptedTexts(request);
    if (externalId != null) {
      externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    }
    messages = List.copyOf(messages);
    readPositions = Map.copyOf(readPositions);
    for (int mark : readPositions.values()) {
      if (mark < 0 || mark > messages.size()) {
        throw new IllegalArgumentException(
            "readMarks lie between 0 and the " + messages.size() + " messages: " + mark);
      }
    }
  }

  /** A request that nobody has written in, and no other system knows. */
  public static RequestRecord withoutMessages(ServiceRequest request) {
    return withoutMessages(request, null);
  }

  /** A request that nobody has written in. */
  public static RequestRecord withoutMessages(ServiceRequest request, @Nullable String externalId) {
    return new RequestRecord(request, externalId, List.of(), Map.of());
  }

  private static ServiceRequest withAcceptedTexts(ServiceRequest request) {
    String description = request.description();
    return request.withTexts(
        TextRule.SUBJECT.accepted("subject", request.subject()),
        description == null ? null : TextRule.DESCRIPTION.accepted("description", description));
  }

  /** The number of the last message whose sender is such a person; 0 if there is none. */
  public int lastMessage(LongPredicate sender) {
    for (int number = messages.size(); number > 0; number--) {
      if (sender.test(messages.get(number - 1).senderId())) {
        return number;
      }
    }
    return 0;
  }
}
