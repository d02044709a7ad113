package io.technicianviews.http.internal.stream;

import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.ViewStream;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.internal.call.Callers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One open event stream, until the client disconnects, its token expires, or it reads too slowly.
 * Writes block until the client has read; the {@link ViewStream} buffers events meanwhile. A client
 * that reads nothing for the idle timeout of connections is disconnected.
 */
final class SseSession {

  private final ViewStream stream;
  private final Callers.StreamingCaller streamingCaller;
  private final SseEncoder messages;
  private final SseMetrics meters;
  private final Duration heartbeat;
  private long sentPosition;
  private long checkAt;

  SseSession(
      ViewStream stream,
      Callers.StreamingCaller streamingCaller,
      SseEncoder messages,
      SseMetrics meters,
      Duration heartbeat) {
    this.stream = stream;
    this.streamingCaller = streamingCaller;
    this.messages = messages;
    this.meters = meters;
    this.heartbeat = heartbeat;
    this.sentPosition = stream.upTo();
  }

  /**
   * Writes events until the stream ends, and closes the output: a shutdown waits until the response
   * is complete.
   *
   * @return the reason of the end, as in {@link SseMetrics}
   */
  String run(OutputStream output) {
    checkAt = System.nanoTime() + heartbeat.toNanos();
    try (output) {
      write(output, SseEncoder.BEGINNING);
      while (true) {
        if (System.nanoTime() - checkAt >= 0 && !isTokenValid()) {
          write(output, messages.end("token"));
          return "token";
        }
        LiveEvent event = stream.next(heartbeat);
        write(output, event == null ? heartbeatMessage() : messages.of(event));
        if (event != null) {
          meters.sent(SseEncoder.name(event));
        }
        if (event instanceof LiveEvent.Ended ended) {
          return SseEncoder.lower(ended.reason());
        }
      }
    } catch (IOException e) {
      // The client has disconnected.
      return "left";
    } catch (DeskUnavailableException e) {
      // The database or the keys of tokens. The client reconnects, and receives a problem then.
      return "unavailable";
    }
  }

  private boolean isTokenValid() {
    checkAt = System.nanoTime() + heartbeat.toNanos();
    return streamingCaller.error().isEmpty();
  }

  /**
   * Returns a heartbeat, with the current position if it has advanced: a client with an old
   * position could not resume.
   */
  private String heartbeatMessage() {
    long upTo = stream.upTo();
    if (upTo <= sentPosition) {
      return SseEncoder.HEARTBEAT;
    }
    sentPosition = upTo;
    return messages.heartbeat(upTo);
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
