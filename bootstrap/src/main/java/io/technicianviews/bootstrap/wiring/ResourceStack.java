package io.technicianviews.bootstrap.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has opened. It is closed once, the last first: when the command ends or when the
 * process is told to stop, whichever comes first. Thread-safe.
 */
public final class ResourceStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

  /** The exit code if something did not end in time. */
  public static final int STOP_LIMIT_EXIT_CODE = 4;

  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> things = new ArrayDeque<>();
  private final Thread whenToldToStop = new Thread(this::stop, "stop");
  private final Thread limit;
  private volatile boolean stopping;
  private boolean closed;

  private ResourceStack(Duration limit) {
    this.limit = new Thread(() -> endAfter(limit), "stop-limit");
    this.limit.setDaemon(true);
  }

  /** Nothing yet; the caller closes it. */
  public static ResourceStack nothing() {
    return nothing(STOP_LIMIT);
  }

  /**
   * As {@link #nothing()}.
   *
   * @param limit how long closing may take when the process is told to stop; then it ends anyway
   */
  static ResourceStack nothing(Duration limit) {
    ResourceStack resourceStack = new ResourceStack(limit);
    Runtime.getRuntime().addShutdownHook(resourceStack.whenToldToStop);
    return resourceStack;
  }

  /**
   * Opens something. If the process is told to stop meanwhile, that waits until it is open.
   *
   * @throws IllegalStateException if everything was closed before
   */
  public synchronized <T extends AutoCloseable> T open(Supplier<T> opening) {
    if (closed) {
      throw new IllegalStateException("the command has ended");
    }
    T thing = opening.get();
    things.push(thing);
    return thing;
  }

  /** Whether the process was told to stop: what fails from now on fails because of that. */
  public boolean isStopping() {
    return stopping;
  }

  /**
   * Closes everything, even if something fails to.
   *
   * @throws RuntimeException the first failure
   */
  @Override
  public void close() {
    closeAll();
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(whenToldToStop);
    }
  }

  private void stop() {
    stopping = true;
    limit.start();
    try {
      closeAll();
    } catch (RuntimeException e) {
      LOG.error("Not everything could be closed: {}", e.getMessage());
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
        "technician-views: not everything ended within "
            + limit.toSeconds()
            + " s after the process was told to stop; it ends now");
  }

  private synchronized void closeAll() {
    closed = true;
    RuntimeException failure = null;
    while (!things.isEmpty()) {
      try {
        things.pop().close();
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
