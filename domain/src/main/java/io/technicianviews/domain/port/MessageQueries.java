package io.technicianviews.domain.port;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.LastMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads conversations in one {@link Snapshot}. */
public interface MessageQueries {

  /** The newest message of each of these requests; requests without messages lack. */
  Map<Long, LastMessage> last(Collection<Long> requestIds);

  /** Those of these requests in which the requester wrote after this technician's read mark. */
  Set<Long> unreadBy(long technicianId, Collection<Long> requestIds);

  /**
   * A stretch of a conversation, by sequence number.
   *
   * @param offset how many to skip; not negative
   * @param limit how many at most; positive
   */
  List<ChatMessage> conversation(long requestId, long offset, int limit);

  /** How many messages the request has. */
  long count(long requestId);
}
