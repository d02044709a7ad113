package io.technicianviews.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has opened. It is closed once, the last first: when the command ends or when the
 * process is told to stop, whichever comes first. Thread-safe.
 */
public final class Opened implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> things = new ArrayDeque<>();
  private final Thread whenToldToStop = new Thread(this::stop, "stop");
  private volatile boolean stopping;
  private boolean closed;

  private Opened() {}

  /** Nothing yet; whoever asks for it closes it. */
  public static Opened nothing() {
    Opened opened = new Opened();
    Runtime.getRuntime().addShutdownHook(opened.whenToldToStop);
    return opened;
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
    try {
      closeAll();
    } catch (RuntimeException e) {
      LOG.error("Not everything could be closed: {}", e.getMessage());
    }
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
