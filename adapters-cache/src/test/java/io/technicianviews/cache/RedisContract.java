package io.technicianviews.cache;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.port.ViewCache;
import io.technicianviews.domain.port.ViewCacheContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract on a real Redis of some kind, emptied before each test. */
abstract class RedisContract extends ViewCacheContract {

  private final List<Redis> opened = new ArrayList<>();

  /** A cache that is connected. */
  record Redis(RedisViewCache cache, SimpleMeterRegistry meters) implements AutoCloseable {

    static Redis at(RedisSettings settings) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      Redis redis =
          new Redis(new RedisViewCache(settings.withProbe(Duration.ofMillis(100)), meters), meters);
      Eventually.isTrue("Redis is used", () -> !redis.isLeftAlone());
      return redis;
    }

    boolean isLeftAlone() {
      return meters.get("technician.views.cache.redis.breaker").gauge().value() != 0;
    }

    double count(String command, String outcome) {
      var counter =
          meters.find("technician.views.cache.redis." + command).tag("outcome", outcome).counter();
      return counter == null ? 0 : counter.count();
    }

    /** How many entries it was asked to store, whatever came of it. */
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
  protected ViewCache emptyCache() {
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
    opened.forEach(redis -> redis.cache().awaitStored());
  }

  @AfterEach
  void close() {
    opened.forEach(Redis::close);
  }
}
