package io.technicianviews.domain.port;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes of requests, messages and read positions in a {@link WriteTransaction}. Not thread-safe;
 * calls fail as those of {@link WriteTransaction} do.
 */
public interface ServiceRequestRepository {

  /** Allocates an id for a request. */
  long newId();

  /**
   * Announces that {@link #lock} is called next, after queries. A remote storage locks the request
   * in the round trip of the next query.
   */
  default void announceLock(long id) {}

  /** Returns the id of the request with this external id, if there is one. */
  OptionalLong idOf(String externalId);

  /**
   * Locks a request until the transaction ends, and its parent before it. No other transaction
   * changes them, adds subtasks to them or adds messages to them meanwhile. A transaction calls
   * either this or {@link #lockAll}, once.
   *
   * @return the current state of the request, deleted or not; empty if it does not exist
   */
  Optional<CurrentRequest> lock(long id);

  /**
   * Locks several requests and their parents as {@link #lock} does. All transactions lock in the
   * same order, so that concurrent calls cannot deadlock.
   *
   * @return the current states of the requests, deleted or not, by id; without unknown ids
   */
  Map<Long, CurrentRequest> lockAll(Set<Long> ids);

  /**
   * Inserts a request. Its parent, if it has one, must be locked.
   *
   * @param externalId the id in another system, unique in a helpdesk; null if there is none
   */
  void add(ServiceRequest request, @Nullable String externalId);

  /**
   * Replaces the fields of a locked request, or of the parent locked with it. The parent reference
   * and the external id do not change.
   */
  void store(ServiceRequest request);

  /**
   * Appends a message to a locked request.
   *
   * @param sequenceNumber the number of the last message plus one
   * @param createdAt stored truncated to microseconds
   * @return the id of the message
   */
  long addMessage(
      long requestId, int sequenceNumber, long senderId, String content, Instant createdAt);

  /** Sets the read position of a user in a locked request. */
  void moveReadPosition(long requestId, long personId, int upTo);
}
