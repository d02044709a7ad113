package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker in front of a Redis connection. It is open at first: no command is sent until
 * the first health check succeeds. The first failure of a command opens it again. A health check in
 * the background closes it, so that no caller waits for a trial. Thread-safe.
 */
final class RedisCircuit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisCircuit.class);
  private static final String HEALTH_CHECK_KEY = "technician-views:probe";

  private final RedisSettings settings;
  private final AbstractRedisClient client;
  private final Object lock = new Object();
  private volatile @Nullable RedisConnection connection;
  private volatile boolean open = true;
  private volatile boolean shutDown;

  /** Whether the present failure has been logged as a warning. Guarded by the lock. */
  private boolean reported;

  RedisCircuit(RedisSettings settings, AbstractRedisClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** Starts to connect in the background. It does not wait. */
  void start() {
    checkAfter(Duration.ZERO);
  }

  boolean isOpen() {
    return open;
  }

  /** The connection to send a command on; null while the circuit is open. */
  @Nullable RedisConnection connection() {
    return open ? null : connection;
  }

  /** Opens the circuit and schedules a health check. Does nothing if it is open already. */
  void trip(Throwable failure) {
    synchronized (lock) {
      if (open || shutDown) {
        return;
      }
      open = true;
      report(failure);
      checkAfter(settings.healthCheckInterval());
    }
  }

  /** Warns once per outage. */
  private void report(Throwable failure) {
    if (reported) {
      LOG.debug("Redis health check failed: {}", message(failure));
    } else {
      reported = true;
      LOG.warn(
          "Redis is unavailable and is not used until a health check succeeds: {}, {}",
          settings,
          message(failure));
    }
  }

  private void checkAfter(Duration delay) {
    Thread.ofVirtual()
        .name("redis-health-check")
        .start(
            () -> {
              LockSupport.parkNanos(delay.toNanos());
              check();
            });
  }

  private void check() {
    try {
      RedisConnection current = connect();
      if (current != null) {
        current.reach().run();
        current.commands().get(HEALTH_CHECK_KEY).whenComplete((reply, failure) -> checked(failure));
      }
    } catch (RuntimeException e) {
      checked(e);
    }
  }

  private @Nullable RedisConnection connect() {
    if (shutDown) {
      return null;
    }
    RedisConnection current = connection;
    if (current == null) {
      current = RedisConnection.connect(client, settings);
      connection = current;
    }
    return current;
  }

  private void checked(@Nullable Throwable failure) {
    synchronized (lock) {
      if (shutDown) {
        return;
      }
      if (failure == null) {
        LOG.info("Redis is available and is used: {}", settings);
        open = false;
        reported = false;
      } else {
        report(failure);
        checkAfter(settings.healthCheckInterval());
      }
    }
  }

  private static String message(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : message(cause);
  }

  /** Opens the circuit for good. The caller owns the client. */
  @Override
  public void close() {
    synchronized (lock) {
      shutDown = true;
      open = true;
    }
  }
}
