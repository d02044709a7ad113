package io.technicianviews.application.presence;

import io.technicianviews.application.Result;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.presence.Activity;
import java.time.Duration;
import java.util.List;

/**
 * Who has which request open now, on all servers of the helpdesk. Presences are hints for people:
 * they are no part of a request, its version, its history or the change log, and no response with
 * an as-of time contains them. Thread-safe.
 *
 * <p>A client sends a heartbeat when it opens a request and every {@link #HEARTBEAT} afterwards,
 * and leaves when it closes the request. A presence without heartbeats ends after {@link #TTL}. A
 * person has one presence for each request: with several clients, the last call counts.
 */
public interface RequestPresences {

  /** The recommended time between heartbeats. */
  Duration HEARTBEAT = Duration.ofSeconds(10);

  /** The time after the last heartbeat when a presence ends. */
  Duration TTL = Duration.ofSeconds(25);

  /** The highest number of requests that one person has open. */
  int MAX_PER_PERSON = 20;

  /** The highest number of heartbeats of one person within {@link #HEARTBEAT} at one server. */
  int MAX_HEARTBEATS = 60;

  /** The highest number of requests of one query. */
  int MAX_REQUESTS = 100;

  /**
   * Begins the person's presence in a request or prolongs it. Refused like a query of the request,
   * with {@link Refusal.TooManyPresences} if the person has {@value #MAX_PER_PERSON} other requests
   * open, and with {@link Refusal.TooManyHeartbeats} after {@value #MAX_HEARTBEATS} heartbeats of
   * the person within {@link #HEARTBEAT} at this server.
   *
   * @return who else has the request open
   */
  Result<RequestPresence> heartbeat(long personId, long requestId, Activity activity);

  /**
   * Ends the person's presence in a request. Has no effect if there is none. Refused only if the
   * person is unknown or deactivated.
   *
   * @return the id of the request
   */
  Result<Long> leave(long personId, long requestId);

  /**
   * Who else has these requests open.
   *
   * @param requestIds at most {@value #MAX_REQUESTS}
   * @return in the order of the ids, only requests that the person may see and that other people
   *     have open
   */
  Result<List<RequestPresence>> of(long personId, List<Long> requestIds);
}
