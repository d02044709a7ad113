package io.technicianviews.bootstrap.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that a command has opened. They are closed once, in reverse order, when the command
 * ends or the process is stopped by a signal. Thread-safe.
 */
public final class ResourceStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

  /** The exit code if the shutdown did not complete in time. */
  public static final int STOP_LIMIT_EXIT_CODE = 4;

  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final Thread shutdownHook = new Thread(this::stop, "stop");
  private final Thread limit;
  private volatile boolean stopping;
  private boolean closed;

  private ResourceStack(Duration limit) {
    this.limit = new Thread(() -> endAfter(limit), "stop-limit");
    this.limit.setDaemon(true);
  }

  /** Creates an empty stack. The caller closes it. */
  public static ResourceStack empty() {
    return empty(STOP_LIMIT);
  }

  /**
   * Same as {@link #empty()}, with a limit.
   *
   * @param limit how long closing may take after a signal; then the process is ended
   */
  static ResourceStack empty(Duration limit) {
    ResourceStack resourceStack = new ResourceStack(limit);
    Runtime.getRuntime().addShutdownHook(resourceStack.shutdownHook);
    return resourceStack;
  }

  /**
   * Opens a resource. A concurrent shutdown waits until it is open.
   *
   * @throws IllegalStateException if the stack is closed
   */
  public synchronized <T extends AutoCloseable> T open(Supplier<T> opener) {
    if (closed) {
      throw new IllegalStateException("the command has ended");
    }
    T resource = opener.get();
    resources.push(resource);
    return resource;
  }

  /** Whether the shutdown of the process has begun, which explains later failures. */
  public boolean isStopping() {
    return stopping;
  }

  /**
   * Closes all resources, also after a failure to close one.
   *
   * @throws RuntimeException the first failure
   */
  @Override
  public void close() {
    closeAll();
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    }
  }

  private void stop() {
    stopping = true;
    limit.start();
    try {
      closeAll();
    } catch (RuntimeException e) {
      LOG.error("A resource could not be closed: {}", e.getMessage());
    }
  }

  private static void endAfter(Duration limit) {
    try {
      Thread.sleep(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    ProcessEnd.now(
        STOP_LIMIT_EXIT_CODE,
        "technician-views: the shutdown did not complete within "
            + limit.toSeconds()
            + " s; the process ends now");
  }

  private synchronized void closeAll() {
    closed = true;
    RuntimeException failure = null;
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        RuntimeException first =
            e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        if (failure == null) {
          failure = first;
        } else {
          failure.addSuppressed(first);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
