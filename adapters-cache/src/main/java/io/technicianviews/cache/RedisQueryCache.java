package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A cache in Redis, shared by all processes that use the same one. A command that fails or exceeds
 * its time-out opens the circuit ({@link RedisCircuit}): from then on no caller waits for Redis
 * until a health check in the background succeeds. Entries are stored by a background thread with a
 * bounded queue; what exceeds the queue is dropped. Thread-safe. The creator closes it.
 */
public final class RedisQueryCache implements QueryCache, AutoCloseable {

  private static final String PREFIX = "technician.views.cache.redis.";
  private static final int MAX_QUEUED_STORES = 1_000;

  private final RedisSettings settings;
  private final AbstractRedisClient client;
  private final RedisCircuit circuit;
  private final MeterRegistry meters;
  private final DistributionSummary bytes;
  private final ExecutorService stores;

  /**
   * Starts to connect and does not wait for it: until the connection is there, every lookup is a
   * miss.
   *
   * @param meters receives the outcomes of commands
   */
  public RedisQueryCache(RedisSettings settings, MeterRegistry meters) {
    this(settings, meters, storeThread());
  }

  /**
   * @param stores runs the background stores in order; shut down by {@link #close()}
   */
  RedisQueryCache(RedisSettings settings, MeterRegistry meters, ExecutorService stores) {
    this.settings = settings;
    this.meters = meters;
    this.stores = stores;
    this.client = RedisConnection.client(settings);
    this.circuit = new RedisCircuit(settings, client);
    this.bytes =
        DistributionSummary.builder(PREFIX + "entry.bytes")
            .description("Size of entries in Redis")
            .baseUnit("bytes")
            .register(meters);
    Gauge.builder(PREFIX + "circuit.open", circuit, state -> state.isOpen() ? 1 : 0)
        .description("0: Redis is used; 1: the circuit is open and no command is sent")
        .register(meters);
    circuit.start();
  }

  /** One daemon thread with a bounded queue. */
  static ExecutorService storeThread() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MAX_QUEUED_STORES),
        Thread.ofPlatform().daemon().name("redis-stores").factory());
  }

  @Override
  public CacheHits find(Collection<? extends CacheKey<?>> keys) {
    CacheHits cacheHits = new CacheHits();
    if (keys.isEmpty()) {
      return cacheHits;
    }
    RedisConnection connection = circuit.connection();
    if (connection == null) {
      count("gets", "rejected", keys.size());
      return cacheHits;
    }
    Map<String, CacheKey<?>> names = new HashMap<>();
    keys.forEach(key -> names.put(EntryCodec.name(key), key));
    for (KeyValue<String, byte[]> value : get(connection, names.keySet())) {
      CacheKey<?> key = names.get(value.getKey());
      if (key == null || !value.hasValue()) {
        count("gets", "miss", 1);
      } else {
        decode(key, value.getValue(), cacheHits);
      }
    }
    return cacheHits;
  }

  private <V> void decode(CacheKey<V> key, byte[] value, CacheHits cacheHits) {
    Optional<CacheEntry<V>> cacheEntry = EntryCodec.decode(key, value);
    cacheEntry.ifPresent(decoded -> cacheHits.put(key, decoded));
    count("gets", cacheEntry.isPresent() ? "hit" : "invalid", 1);
  }

  private List<KeyValue<String, byte[]>> get(RedisConnection connection, Set<String> names) {
    try {
      // MGET for a single name too: a value of another type is absent for MGET and an error for
      // GET.
      return connection
          .commands()
          .mget(names.toArray(String[]::new))
          .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      count("gets", "failed", names.size());
      circuit.trip(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  @Override
  public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
    if (circuit.isOpen()) {
      count("sets", "dropped", 1);
      return;
    }
    try {
      stores.execute(() -> storeNow(key, cacheEntry, ttl));
    } catch (RejectedExecutionException e) {
      count("sets", "dropped", 1);
    }
  }

  private void storeNow(CacheKey<?> key, CacheEntry<?> cacheEntry, Duration ttl) {
    RedisConnection connection = circuit.connection();
    if (connection == null) {
      count("sets", "dropped", 1);
      return;
    }
    byte[] encoded = EntryCodec.encode(key, cacheEntry);
    bytes.record(encoded.length);
    try {
      connection
          .commands()
          .set(EntryCodec.name(key), encoded, SetArgs.Builder.px(ttl.toMillis()))
          .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      count("sets", "stored", 1);
    } catch (ExecutionException e) {
      count("sets", "failed", 1);
      // A full Redis rejects stores but still answers lookups.
      if (!(e.getCause() instanceof RedisCommandExecutionException)) {
        circuit.trip(e);
      }
    } catch (TimeoutException | RuntimeException e) {
      count("sets", "failed", 1);
      circuit.trip(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(String command, String outcome, int times) {
    Counter.builder(PREFIX + command)
        .description("Commands to Redis by outcome")
        .tag("outcome", outcome)
        .register(meters)
        .increment(times);
  }

  /** Closes the connections and drops queued stores. */
  @Override
  public void close() {
    circuit.close();
    stores.shutdownNow();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
  }
}
