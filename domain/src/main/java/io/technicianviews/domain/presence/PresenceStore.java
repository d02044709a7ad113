package io.technicianviews.domain.presence;

import java.time.Duration;
import java.util.Set;

/**
 * The presences of a helpdesk, shared by all its servers. A person has at most one presence for
 * each request. It ends when they leave, or a time after their last heartbeat. A failure of the
 * store may end presences: the next heartbeat restores them. Thread-safe.
 *
 * <p>Every method fails with {@link io.technicianviews.domain.port.DeskUnavailableException} when
 * the store cannot be reached.
 */
public interface PresenceStore {

  /**
   * Begins a presence or prolongs it, and sets its activity.
   *
   * @param ttl after which time the presence ends by itself; at least a millisecond
   * @param limit the highest number of presences of one person; positive. Calls at the same time
   *     may exceed it
   * @return whether the presence exists now; false if the person has as many others as the limit
   */
  boolean enter(Presence presence, Duration ttl, int limit);

  /** Ends a presence. Has no effect if there is none. */
  void leave(long requestId, long personId);

  /** Returns all presences that have not ended. */
  Set<Presence> all();
}
