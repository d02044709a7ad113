package io.technicianviews.domain.port;

import io.technicianviews.domain.message.ChatMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Queries of messages and read positions in one {@link Snapshot}. Thread-safe; calls fail as those
 * of {@link Snapshot} do.
 */
public interface MessageQueries {

  /**
   * Returns the read positions of a user in the given requests: the number of the last message
   * read, by request id. Requests without a read position may be missing.
   */
  Map<Long, Integer> readPositions(long personId, Collection<Long> requestIds);

  /**
   * Returns a page of the messages of a request, ordered by sequence number.
   *
   * @param offset the number of messages to skip; not negative
   * @param limit the maximum number of messages; positive
   * @return an empty list if the request does not exist
   */
  List<ChatMessage> messages(long requestId, long offset, int limit);

  /** Returns the number of messages of a request. */
  long count(long requestId);
}
