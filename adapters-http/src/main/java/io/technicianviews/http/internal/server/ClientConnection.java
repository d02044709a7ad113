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

/** One open connection and what it waits for. Times are those of {@link System#nanoTime}. */
final class ClientConnection {

  private enum Phase {
    /** For the headers of a request, which may have begun to arrive. */
    REQUEST,
    BODY,
    /** For the server, or for the client to take the response. */
    RESPONSE,
    /** The connection is a web socket, which has timeouts of its own. */
    UPGRADED
  }

  /** An immutable state: it is replaced as a whole. */
  private record State(Phase phase, long since, @Nullable Request request) {

    @SuppressWarnings("ReferenceEquality") // The next request of the connection is another one.
    boolean isOf(Request other) {
      return request == other;
    }
  }

  private final EndPoint endPoint;
  private volatile State state;
  private volatile boolean served;
  private volatile long bytesAtRest;
  private volatile long firstByte;
  private volatile boolean begun;
  private volatile boolean bodyFailed;

  ClientConnection(EndPoint endPoint, long now) {
    this.endPoint = endPoint;
    this.state = new State(Phase.REQUEST, now, null);
  }

  /** The headers of a request are complete. */
  void received(Request request, boolean bodyFollows, long now) {
    served = true;
    bodyFailed = false;
    state = new State(bodyFollows ? Phase.BODY : Phase.RESPONSE, now, request);
  }

  /** The body of this request is complete. */
  void bodyReceived(Request request) {
    State current = state;
    if (current.isOf(request) && current.phase() == Phase.BODY) {
      state = new State(Phase.RESPONSE, current.since(), request);
    }
  }

  /** The response to this request is complete. */
  void answered(Request request, long now) {
    State current = state;
    if (current.isOf(request)) {
      Connection connection = endPoint.getConnection();
      bytesAtRest = connection == null ? 0 : connection.getBytesIn();
      begun = false;
      state = new State(Phase.REQUEST, now, null);
    }
  }

  void upgraded() {
    state = new State(Phase.UPGRADED, 0, null);
  }

  /** Whether it may be closed without harm to a request that is being answered. */
  boolean isWaiting() {
    return state.phase() == Phase.REQUEST;
  }

  boolean wasServed() {
    return served;
  }

  long since() {
    return state.since();
  }

  /** Which limit the client exceeds now. */
  Optional<Cut> exceeded(ClientTimeouts timeouts, long now) {
    State current = state;
    return switch (current.phase()) {
      case REQUEST -> over(requestBegan(current, now), now, timeouts.headers(), Cut.SLOW_HEADERS);
      // After the body has failed, there is as much time for the answer.
      case BODY ->
          over(
              current.since(),
              now,
              bodyFailed ? timeouts.body().multipliedBy(2) : timeouts.body(),
              Cut.SLOW_BODY);
      case RESPONSE ->
          current.request() != null && StreamRegistry.isStream(current.request())
              ? Optional.empty()
              : over(current.since(), now, timeouts.response(), Cut.SLOW_RESPONSE);
      case UPGRADED -> Optional.empty();
    };
  }

  private static Optional<Cut> over(long since, long now, Duration limit, Cut cut) {
    return now - since > limit.toNanos() ? Optional.of(cut) : Optional.empty();
  }

  /** A connection that was served may be idle; its next request begins with its first byte. */
  private long requestBegan(State current, long now) {
    Connection connection = endPoint.getConnection();
    if (!served || connection == null) {
      return current.since();
    }
    if (!begun && connection.getBytesIn() != bytesAtRest) {
      firstByte = now;
      begun = true;
    }
    return begun ? firstByte : now;
  }

  /**
   * Fails the reading of a body, so that the client is told that it is late.
   *
   * @return whether that was possible; it is so once
   */
  boolean failBody() {
    Connection connection = endPoint.getConnection();
    if (bodyFailed || connection == null) {
      return false;
    }
    bodyFailed = true;
    // As the server below ends a body on which nothing is sent.
    return !connection.onIdleExpired(new TimeoutException("the body did not arrive in time"));
  }

  EndPoint endPoint() {
    return endPoint;
  }
}
