package io.technicianviews.http.internal.stream;

import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.ViewStream;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.internal.call.Handlers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One stream that is being told, for as long as he listens, his token is valid, and he keeps up.
 * Writing waits for him; what happens meanwhile is remembered as far as the stream does. What he
 * does not take at all for as long as a connection may be idle ends it.
 */
final class SseSession {

  private final ViewStream stream;
  private final Handlers.StreamingCaller streamingCaller;
  private final SseEncoder messages;
  private final SseMetrics meters;
  private final Duration heartbeat;
  private long said;
  private long checkAt;

  SseSession(
      ViewStream stream,
      Handlers.StreamingCaller streamingCaller,
      SseEncoder messages,
      SseMetrics meters,
      Duration heartbeat) {
    this.stream = stream;
    this.streamingCaller = streamingCaller;
    this.messages = messages;
    this.meters = meters;
    this.heartbeat = heartbeat;
    this.said = stream.upTo();
  }

  /**
   * Tells everything, to the end.
   *
   * @return why it is over
   */
  String tell(OutputStream output) {
    checkAt = System.nanoTime() + heartbeat.toNanos();
    try {
      write(output, SseEncoder.BEGINNING);
      while (true) {
        if (System.nanoTime() - checkAt >= 0 && !isKnownStill()) {
          write(output, messages.end("token"));
          return "token";
        }
        LiveEvent event = stream.next(heartbeat);
        write(output, event == null ? silence() : messages.of(event));
        if (event != null) {
          meters.sent(SseEncoder.name(event));
        }
        if (event instanceof LiveEvent.Ended ended) {
          return SseEncoder.lower(ended.reason());
        }
      }
    } catch (IOException e) {
      // Nobody listens any more.
      return "left";
    } catch (DeskUnavailableException e) {
      // Or the keys of tokens. The listener comes again, and is told then what is the matter.
      return "unavailable";
    }
  }

  private boolean isKnownStill() {
    checkAt = System.nanoTime() + heartbeat.toNanos();
    return streamingCaller.identify() instanceof AuthenticationResult.Authenticated;
  }

  /** Whoever hears nothing for long would come back from too far behind. */
  private String silence() {
    long upTo = stream.upTo();
    if (upTo <= said) {
      return SseEncoder.HEARTBEAT;
    }
    said = upTo;
    return messages.heartbeat(upTo);
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
