package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.port.ViewCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps entries in Redis, for all processes that share it. A command that fails or takes too long
 * closes the way to Redis: from then on nothing waits for it, until a look in the background finds
 * it well again. Storing is done in the background, as far as that keeps up. Thread-safe; whoever
 * makes it closes it.
 */
public final class RedisViewCache implements ViewCache, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisViewCache.class);
  private static final String PREFIX = "technician.views.cache.redis.";
  private static final int WAITING_STORES = 1_000;
  private static final String PROBE = "technician-views:probe";

  private final RedisSettings settings;
  private final AbstractRedisClient client;
  private final MeterRegistry meters;
  private final DistributionSummary bytes;
  private final ThreadPoolExecutor stores =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING_STORES),
          Thread.ofPlatform().daemon().name("redis-stores").factory());
  private final Object lock = new Object();
  private volatile @Nullable RedisConnection connection;

  /** Whether commands are sent; otherwise it is being looked whether they could be. */
  private volatile boolean open;

  /** Whether somebody has been told of the trouble that Redis is in. Guarded by the lock. */
  private boolean told;

  private volatile boolean closed;

  /**
   * Begins to connect. It does not wait: a Redis that is not there is none for the time being.
   *
   * @param meters is told what comes of commands
   */
  public RedisViewCache(RedisSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
    this.client = RedisConnection.client(settings);
    this.bytes =
        DistributionSummary.builder(PREFIX + "entry.bytes")
            .description("How large entries are in Redis")
            .baseUnit("bytes")
            .register(meters);
    Gauge.builder(PREFIX + "breaker", this, cache -> cache.open ? 0 : 1)
        .description("0: Redis is used; 1: it is in trouble, and left alone")
        .register(meters);
    probeAfter(Duration.ZERO);
  }

  @Override
  public Found find(Collection<? extends EntryKey<?>> keys) {
    Found found = new Found();
    RedisConnection current = connection;
    if (!open || current == null) {
      count("gets", "rejected", keys.size());
      return found;
    }
    Map<String, EntryKey<?>> names = new HashMap<>();
    keys.forEach(key -> names.put(EntryCodec.name(key), key));
    List<KeyValue<String, byte[]>> values = values(current, names);
    for (KeyValue<String, byte[]> value : values) {
      EntryKey<?> key = names.get(value.getKey());
      if (key == null || !value.hasValue()) {
        count("gets", "miss", 1);
      } else {
        read(key, value.getValue(), found);
      }
    }
    return found;
  }

  private <V> void read(EntryKey<V> key, byte[] value, Found found) {
    Optional<Entry<V>> entry = EntryCodec.decode(key, value);
    entry.ifPresent(decoded -> found.put(key, decoded));
    count("gets", entry.isPresent() ? "hit" : "odd", 1);
  }

  private List<KeyValue<String, byte[]>> values(
      RedisConnection current, Map<String, EntryKey<?>> names) {
    try {
      // For one name too: what is no text is nothing to MGET, and an error to GET.
      return current
          .commands()
          .mget(names.keySet().toArray(String[]::new))
          .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      count("gets", "failed", names.size());
      leaveAlone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    if (!open) {
      count("sets", "dropped", 1);
      return;
    }
    try {
      stores.execute(() -> storeNow(key, entry, ttl));
    } catch (RejectedExecutionException e) {
      count("sets", "dropped", 1);
    }
  }

  /** Waits until what was given to be stored before is, or is not. For tests. */
  void awaitStored() {
    try {
      stores.submit(() -> {}).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void storeNow(EntryKey<?> key, Entry<?> entry, Duration ttl) {
    RedisConnection current = connection;
    if (!open || current == null) {
      count("sets", "dropped", 1);
      return;
    }
    byte[] encoded = EntryCodec.encode(key, entry);
    bytes.record(encoded.length);
    try {
      current
          .commands()
          .set(EntryCodec.name(key), encoded, SetArgs.Builder.px(ttl.toMillis()))
          .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      count("sets", "stored", 1);
    } catch (ExecutionException e) {
      count("sets", "failed", 1);
      // A Redis that is full refuses to store, and can still be read.
      if (!(e.getCause() instanceof RedisCommandExecutionException)) {
        leaveAlone(e);
      }
    } catch (TimeoutException | RuntimeException e) {
      count("sets", "failed", 1);
      leaveAlone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leaveAlone(Exception why) {
    synchronized (lock) {
      if (!open || closed) {
        return;
      }
      open = false;
      tell(why);
      probeAfter(settings.probe());
    }
  }

  /** Once for each trouble, and not at each look. */
  private void tell(Throwable trouble) {
    if (told) {
      LOG.debug("Redis is not well: {}", message(trouble));
    } else {
      told = true;
      LOG.warn("Redis is in trouble and is left alone until it is well: {}", message(trouble));
    }
  }

  /** Looks whether Redis is well; if not, it looks again later. */
  private void probe() {
    try {
      RedisConnection current = connected();
      if (current != null) {
        current.reach().run();
        current.commands().get(PROBE).whenComplete((reply, failure) -> probed(failure));
      }
    } catch (RuntimeException e) {
      probed(e);
    }
  }

  private @Nullable RedisConnection connected() {
    if (closed) {
      return null;
    }
    RedisConnection current = connection;
    if (current == null) {
      current = RedisConnection.connect(client, settings);
      connection = current;
    }
    return current;
  }

  private void probeAfter(Duration time) {
    Thread.ofVirtual()
        .name("redis-probe")
        .start(
            () -> {
              LockSupport.parkNanos(time.toNanos());
              probe();
            });
  }

  private void probed(@Nullable Throwable failure) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (failure == null) {
        LOG.info("Redis is used: {}", settings);
        open = true;
        told = false;
      } else {
        tell(failure);
        probeAfter(settings.probe());
      }
    }
  }

  private static String message(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : message(cause);
  }

  private void count(String command, String outcome, int times) {
    Counter.builder(PREFIX + command)
        .description("Commands to Redis by what came of them")
        .tag("outcome", outcome)
        .register(meters)
        .increment(times);
  }

  /** Ends the connections; what still waits to be stored is dropped. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      open = false;
    }
    stores.shutdownNow();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
  }
}
