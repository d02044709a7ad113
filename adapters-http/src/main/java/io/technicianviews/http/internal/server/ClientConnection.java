package io.technicianviews.http.internal.server;

import io.technicianviews.http.ClientTimeouts;
import io.technicianviews.http.internal.server.ConnectionMonitor.Cut;
import io.technicianviews.http.internal.stream.StreamRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * State of one open connection: what it waits for, and since when. Times are those of {@link
 * System#nanoTime}.
 */
final class ClientConnection {

  private enum Phase {
    /** Waits for the headers of a request, which may have begun to arrive. */
    REQUEST,
    /** Waits for the body of a request. */
    BODY,

    /** Waits for the server to respond, or for the client to read the response. */
    RESPONSE,
    /** Is a web socket, which has its own timeouts. */
    UPGRADED
  }

  /** Immutable phase of the connection; replaced as a whole. */
  private record State(Phase phase, long since, @Nullable Request request) {

    @SuppressWarnings("ReferenceEquality") // Each request is another object.
    boolean isFor(Request other) {
      return request == other;
    }
  }

  private final EndPoint endPoint;
  private volatile State state;
  private volatile boolean served;
  private volatile long bytesWhenIdle;
  private volatile long firstByte;
  private volatile boolean requestStarted;
  private volatile boolean bodyFailed;
  private volatile boolean bodyFailureRead;

  ClientConnection(EndPoint endPoint, long now) {
    this.endPoint = endPoint;
    this.state = new State(Phase.REQUEST, now, null);
  }

  /** Records that the headers of a request are complete. */
  void received(Request request, boolean bodyFollows, long now) {
    served = true;
    bodyFailed = false;
    bodyFailureRead = false;
    state = new State(bodyFollows ? Phase.BODY : Phase.RESPONSE, now, request);
  }

  /** Records that the body of this request is complete. */
  void bodyReceived(Request request) {
    State current = state;
    if (current.isFor(request) && current.phase() == Phase.BODY) {
      state = new State(Phase.RESPONSE, current.since(), request);
    }
  }

  /** Records that the reader of the body has received its failure. */
  void bodyFailureRead() {
    bodyFailureRead = true;
  }

  /** Records that the response to this request is complete. */
  void responded(Request request, long now) {
    State current = state;
    if (current.isFor(request)) {
      Connection connection = endPoint.getConnection();
      bytesWhenIdle = connection == null ? 0 : connection.getBytesIn();
      requestStarted = false;
      state = new State(Phase.REQUEST, now, null);
    }
  }

  void upgraded() {
    state = new State(Phase.UPGRADED, 0, null);
  }

  /** Returns whether the connection waits for a request, so that closing it aborts none. */
  boolean isWaiting() {
    return state.phase() == Phase.REQUEST;
  }

  boolean wasServed() {
    return served;
  }

  long since() {
    return state.since();
  }

  /** Returns the limit that the client exceeds now. */
  Optional<Cut> exceeded(ClientTimeouts timeouts, long now) {
    State current = state;
    return switch (current.phase()) {
      case REQUEST ->
          exceeds(requestStart(current, now), now, timeouts.headers(), Cut.SLOW_HEADERS);
      case BODY -> exceeds(current.since(), now, timeouts.body(), Cut.SLOW_BODY);
      case RESPONSE ->
          current.request() != null && StreamRegistry.isStream(current.request())
              ? Optional.empty()
              : exceeds(current.since(), now, timeouts.response(), Cut.SLOW_RESPONSE);
      case UPGRADED -> Optional.empty();
    };
  }

  private static Optional<Cut> exceeds(long since, long now, Duration limit, Cut cut) {
    return now - since > limit.toNanos() ? Optional.of(cut) : Optional.empty();
  }

  /**
   * Returns when the current request began. A connection that has served a request may be idle; its
   * next request begins with the first byte.
   */
  private long requestStart(State current, long now) {
    Connection connection = endPoint.getConnection();
    if (!served || connection == null) {
      return current.since();
    }
    if (!requestStarted && connection.getBytesIn() != bytesWhenIdle) {
      firstByte = now;
      requestStarted = true;
    }
    return requestStarted ? firstByte : now;
  }

  /** Returns whether the response to a failed body has had the time of a body, too. */
  boolean isResponseToFailedBodyOver(ClientTimeouts timeouts, long now) {
    return now - state.since() > timeouts.body().multipliedBy(2).toNanos();
  }

  /**
   * Fails the read of a body, so that the client receives status 408. A read that finds bytes at
   * this moment misses the failure, so this is called again until the reader has received it.
   *
   * @return whether this is the first call for this body
   */
  boolean failBody() {
    boolean first = !bodyFailed;
    bodyFailed = true;
    Connection connection = endPoint.getConnection();
    if (!bodyFailureRead && connection != null) {
      // Jetty ends an idle body in the same manner.
      connection.onIdleExpired(new TimeoutException("the body did not arrive in time"));
    }
    return first;
  }

  EndPoint endPoint() {
    return endPoint;
  }
}
