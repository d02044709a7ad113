package io.technicianviews.http.internal.stream;

import io.javalin.http.Context;
import io.technicianviews.application.ViewStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/**
 * Registry of the open event streams, which end when the client disconnects or the server stops.
 * Thread-safe.
 */
public final class StreamRegistry {

  /** Registration of a stream; closed as soon as its response is complete. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  private static final String UNTIMED_ATTRIBUTE = "technicianviews.untimed";
  private static final String STREAM_ATTRIBUTE = "technicianviews.endless";

  private final Map<ViewStream, CompletableFuture<Void>> streams = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Excludes a call from the timer of calls, as the duration of a stream is not a latency. */
  public static void excludeFromTimer(Context ctx) {
    ctx.attribute(UNTIMED_ATTRIBUTE, true);
  }

  public static boolean isExcludedFromTimer(Context ctx) {
    return ctx.attribute(UNTIMED_ATTRIBUTE) != null;
  }

  /** Marks a call as a stream that has begun: its response has no end, and so no time limit. */
  static void markAsStream(Context ctx) {
    ctx.attribute(STREAM_ATTRIBUTE, true);
  }

  /** Returns whether this is the request of a stream that has begun. */
  public static boolean isStream(Request request) {
    return request.getAttribute(STREAM_ATTRIBUTE) != null;
  }

  Registration add(ViewStream stream) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    streams.put(stream, ended);
    if (closed) {
      stream.close();
    }
    return () -> {
      streams.remove(stream);
      ended.complete(null);
    };
  }

  int count() {
    return streams.size();
  }

  /**
   * Closes all streams, and later ones as well.
   *
   * @return completes when all responses are complete
   */
  public CompletableFuture<Void> close() {
    closed = true;
    CompletableFuture<?>[] all = streams.values().toArray(CompletableFuture<?>[]::new);
    streams.keySet().forEach(ViewStream::close);
    return CompletableFuture.allOf(all);
  }
}
