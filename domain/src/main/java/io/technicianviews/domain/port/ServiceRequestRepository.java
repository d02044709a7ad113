package io.technicianviews.domain.port;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Requests and their conversations, inside a {@link WriteTransaction}. */
public interface ServiceRequestRepository {

  /** A fresh id for a request. */
  long newId();

  /** The id of the request that another system calls so, if there is one. */
  OptionalLong idOf(String externalId);

  /**
   * Locks a request, and its parent before it, until the write ends: nobody else changes them, adds
   * subtasks to them or writes in them. A write locks once.
   *
   * @return the request as it is now, deleted or not
   */
  Optional<CurrentRequest> lock(long id);

  /**
   * Adds a request as it is given. Its parent, if it has one, is locked.
   *
   * @param externalId what another system calls it, unique at a desk; or null
   */
  void add(ServiceRequest request, @Nullable String externalId);

  /**
   * Gives a locked request, or the parent locked with it, another state. It keeps its parent and
   * its external id.
   */
  void store(ServiceRequest request);

  /**
   * Writes in a locked request.
   *
   * @param sequenceNumber one more than the last
   * @return the message's id
   */
  long addMessage(
      long requestId, int sequenceNumber, long senderId, String content, Instant createdAt);

  /** The number of the last message of a request that a person has read; 0 is none. */
  int readPosition(long requestId, long personId);

  /** Moves a person's read mark in a locked request. */
  void moveReadPosition(long requestId, long personId, int upTo);
}
