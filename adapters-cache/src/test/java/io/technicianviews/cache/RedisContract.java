package io.technicianviews.cache;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.testkit.contract.QueryCacheContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;

/** The contract on a real Redis of some kind, emptied before each test. */
abstract class RedisContract extends QueryCacheContract {

  private final List<Redis> opened = new ArrayList<>();

  /** A cache that is connected. */
  record Redis(RedisQueryCache cache, SimpleMeterRegistry meters, ExecutorService storing)
      implements AutoCloseable {

    static Redis at(RedisSettings settings) {
      Redis redis = connectingTo(settings);
      await("Redis is used").until(() -> !redis.isCircuitOpen());
      return redis;
    }

    static Redis connectingTo(RedisSettings settings) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      ExecutorService storing = RedisQueryCache.storeThread();
      RedisSettings impatient =
          new RedisSettings(
              settings.kind(), settings.addresses(), settings.timeout(), Duration.ofMillis(100));
      return new Redis(new RedisQueryCache(impatient, meters, storing), meters, storing);
    }

    /** Waits until all earlier stores have succeeded or failed. */
    void awaitStores() {
      try {
        storing.submit(() -> {}).get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean isCircuitOpen() {
      return meters.get("technician.views.cache.redis.circuit.open").gauge().value() != 0;
    }

    double count(String command, String outcome) {
      var counter =
          meters.find("technician.views.cache.redis." + command).tag("outcome", outcome).counter();
      return counter == null ? 0 : counter.count();
    }

    /** The number of requested stores, whatever their outcome. */
    double stores() {
      return count("sets", "stored") + count("sets", "failed") + count("sets", "dropped");
    }

    @Override
    public void close() {
      cache.close();
    }
  }

  /** Where it is, with nothing in it. */
  abstract RedisSettings emptyRedis();

  @Override
  protected QueryCache emptyCache() {
    Redis redis = Redis.at(emptyRedis());
    opened.add(redis);
    return redis.cache();
  }

  @Override
  protected void pass(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  @Override
  protected void settle() {
    opened.forEach(redis -> redis.awaitStores());
  }

  @AfterEach
  void close() {
    opened.forEach(Redis::close);
  }
}
