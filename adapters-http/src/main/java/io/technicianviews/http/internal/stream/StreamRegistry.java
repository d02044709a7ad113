package io.technicianviews.http.internal.stream;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/** What is told to listeners for as long as they listen, or until the server ends. Thread-safe. */
public final class StreamRegistry implements AutoCloseable {

  /** One of them; closing it says that it is over. */
  @FunctionalInterface
  interface Open extends AutoCloseable {
    @Override
    void close();
  }

  private static final String ENDLESS = "technicianviews.endless";

  private final Set<AutoCloseable> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Excludes a call from the timer of calls, since its end says nothing about its speed. */
  static void excludeFromTimer(Context ctx) {
    ctx.attribute(ENDLESS, true);
  }

  /** Whether this is the request of a stream that has begun. */
  public static boolean isStream(Request request) {
    return request.getAttribute(ENDLESS) != null;
  }

  public static boolean isExcludedFromTimer(Context ctx) {
    return ctx.attribute(ENDLESS) != null;
  }

  Open add(AutoCloseable stream) {
    streams.add(stream);
    if (closed) {
      close();
    }
    return () -> streams.remove(stream);
  }

  int count() {
    return streams.size();
  }

  /** Ends them all; those that come later too. */
  @Override
  public void close() {
    closed = true;
    for (AutoCloseable stream : streams) {
      try {
        stream.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
