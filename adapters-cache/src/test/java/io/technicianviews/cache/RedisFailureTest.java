package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.technicianviews.cache.RedisContract.Redis;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CountQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a failing Redis finds and stores nothing, and that only one caller waits for it.
 */
class RedisFailureTest {

  private static final CacheKey<Long> KEY = key(7);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void redisIsUsedOnceItIsAvailable() {
    int port = RedisProcess.freePort();
    RedisSettings settings = RedisSettings.parse("redis://127.0.0.1:" + port);
    try (Redis redis = Redis.connectingTo(settings)) {
      assertThat(find(redis)).isNull();
      store(redis);
      assertThat(redis.count("gets", "rejected")).isEqualTo(1);
      assertThat(redis.count("sets", "dropped")).isEqualTo(1);
      try (RedisProcess process = RedisProcess.start(port)) {
        await("Redis is used").until(() -> !redis.isCircuitOpen());
        store(redis);
        assertThat(find(redis)).isEqualTo(entry(7));
        assertThat(process.port()).isEqualTo(port);
      }
    }
  }

  @Test
  void killedRedisIsNotUsedUntilItIsBack() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      store(redis);
      process.kill();
      assertThat(find(redis)).isNull();
      await("the circuit is open")
          .until(
              () -> {
                find(redis);
                return redis.isCircuitOpen();
              });
      process.startAgain();
      await("Redis is used").until(() -> !redis.isCircuitOpen());
      assertThat(find(redis)).as("the restarted Redis is empty").isNull();
      store(redis);
      assertThat(find(redis)).isEqualTo(entry(7));
    }
  }

  @Test
  void onlyOneCommandWaitsForAPausedRedis() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      store(redis);
      process.pause();
      assertThat(find(redis)).isNull();
      assertThat(redis.isCircuitOpen()).isTrue();
      for (int i = 0; i < 1000; i++) {
        assertThat(find(redis)).isNull();
        store(redis);
      }
      assertThat(redis.count("gets", "failed")).as("waited for").isEqualTo(1);
      assertThat(redis.count("gets", "rejected")).isEqualTo(1000);
      process.resume();
      await("Redis is used").until(() -> !redis.isCircuitOpen());
      assertThat(find(redis)).isEqualTo(entry(7));
    }
  }

  @Test
  void fullRedisStoresNothingAndIsStillRead() {
    try (RedisProcess process = RedisProcess.start("--maxmemory-policy", "noeviction");
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      store(redis);
      process.execute(commands -> commands.configSet("maxmemory", "1"));
      redis.cache().store(key(8), entry(8), MINUTE);
      redis.awaitStores();
      assertThat(redis.count("sets", "failed")).isEqualTo(1);
      assertThat(redis.isCircuitOpen()).isFalse();
      assertThat(redis.cache().find(List.of(key(8))).has(key(8))).isFalse();
      assertThat(find(redis)).isEqualTo(entry(7));
    }
  }

  @Test
  void lookupWithoutKeysSucceeds() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      redis.cache().find(List.of());
      assertThat(redis.isCircuitOpen()).isFalse();
    }
  }

  @Test
  void flushedRedisHasNoEntries() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      store(redis);
      process.execute(commands -> commands.flushall());
      assertThat(find(redis)).isNull();
    }
  }

  @Test
  void foreignValueIsInvalid() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      for (byte[] odd :
          List.of(new byte[0], new byte[] {1, 2, 3}, EntryCodec.encode(key(8), entry(8)))) {
        put(process, odd);
        assertThat(find(redis)).isNull();
      }
      process.execute(
          commands -> {
            commands.del(EntryCodec.name(KEY));
            return commands.lpush(EntryCodec.name(KEY), "a list");
          });
      assertThat(find(redis)).isNull();
      assertThat(redis.count("gets", "invalid")).isEqualTo(3);
      assertThat(redis.isCircuitOpen()).isFalse();
    }
  }

  @Test
  void wrongPasswordPreventsUse() {
    try (RedisProcess process = RedisProcess.start("--requirepass", "right")) {
      RedisSettings wrong = RedisSettings.parse("redis://:wrong@127.0.0.1:" + process.port());
      try (Redis redis = Redis.connectingTo(wrong)) {
        store(redis);
        assertThat(find(redis)).isNull();
        assertThat(redis.isCircuitOpen()).isTrue();
      }
      RedisSettings right = RedisSettings.parse("redis://:right@127.0.0.1:" + process.port());
      try (Redis redis = Redis.at(right)) {
        store(redis);
        assertThat(find(redis)).isEqualTo(entry(7));
      }
    }
  }

  @Test
  void storesBeyondTheQueueAreDropped() {
    try (RedisProcess process = RedisProcess.start();
        Redis redis = Redis.at(RedisSettings.parse(process.url()))) {
      process.pause();
      LongStream.range(0, 3000)
          .forEach(person -> redis.cache().store(key(person), entry(person), MINUTE));
      assertThat(redis.count("sets", "dropped")).isGreaterThan(1500);
      process.resume();
    }
  }

  private static void put(RedisProcess process, byte[] value) {
    RedisCodec<String, byte[]> codec = RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
    try (RedisClient client = RedisClient.create(process.url());
        var connection = client.connect(codec)) {
      connection.sync().set(EntryCodec.name(KEY), value);
    }
  }

  private static CacheKey<Long> key(long person) {
    return new CacheKey<>(new UUID(0, 1), "run", new CountQuery.RequesterTotal(person));
  }

  private static CacheEntry<Long> entry(long value) {
    return new CacheEntry<>(value, new SnapshotVersion("run", 9, Set.of(3L)));
  }

  private static @Nullable CacheEntry<Long> find(Redis redis) {
    return redis.cache().find(List.of(KEY)).get(KEY);
  }

  private static void store(Redis redis) {
    redis.cache().store(KEY, entry(7), MINUTE);
    redis.awaitStores();
  }
}
