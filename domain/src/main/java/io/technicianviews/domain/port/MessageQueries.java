package io.technicianviews.domain.port;

import io.technicianviews.domain.message.ChatMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads conversations in one {@link Snapshot}. */
public interface MessageQueries {

  /**
   * How far this person has read in these requests: numbers of messages. Requests in which he has
   * read nothing may lack.
   */
  Map<Long, Integer> readPositions(long personId, Collection<Long> requestIds);

  /**
   * A stretch of a conversation, by sequence number.
   *
   * @param offset how many to skip; not negative
   * @param limit how many at most; positive
   */
  List<ChatMessage> messages(long requestId, long offset, int limit);

  /** How many messages the request has. */
  long count(long requestId);
}
