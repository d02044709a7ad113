package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CountQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a master and a replica that a Sentinel watches. */
class SentinelRedisTest extends RedisContract {

  private static final CacheKey<Long> KEY =
      new CacheKey<>(new UUID(0, 1), "run", new CountQuery.RequesterTotal(7));
  private static final CacheEntry<Long> ENTRY =
      new CacheEntry<>(5L, new SnapshotVersion("run", 9, Set.of()));

  private final Deque<RedisProcess> started = new ArrayDeque<>();
  private final RedisProcess master = opened(RedisProcess.start());
  private final RedisProcess replica = opened(replicaOf(master));
  private final RedisProcess sentinel = opened(RedisProcess.sentinel(master.port(), "desk"));

  private RedisProcess opened(RedisProcess process) {
    started.push(process);
    return process;
  }

  private static RedisProcess replicaOf(RedisProcess master) {
    RedisProcess replica =
        RedisProcess.start(
            "--replicaof",
            "127.0.0.1",
            Integer.toString(master.port()),
            "--repl-diskless-sync",
            "yes",
            "--repl-diskless-sync-delay",
            "0");
    await("the replica follows")
        .until(
            () ->
                master.execute(commands -> commands.info("replication")).contains("state=online"));
    return replica;
  }

  @AfterEach
  void stop() {
    started.forEach(RedisProcess::close);
  }

  @Override
  RedisSettings emptyRedis() {
    return RedisSettings.parse("redis-sentinel://127.0.0.1:" + sentinel.port() + "#desk");
  }

  @Test
  void isUsedAgainAfterAFailover() {
    await("the Sentinel has found the replica").until(() -> sentinel.replicas("desk") == 1);
    try (Redis redis = Redis.at(emptyRedis())) {
      redis.cache().store(KEY, ENTRY, Duration.ofMinutes(1));
      redis.awaitStores();
      master.kill();
      assertThat(redis.cache().find(List.of(KEY)).get(KEY)).isNull();
      await("an entry is stored at the new master")
          .until(
              () -> {
                redis.cache().store(KEY, ENTRY, Duration.ofMinutes(1));
                redis.awaitStores();
                return ENTRY.equals(redis.cache().find(List.of(KEY)).get(KEY));
              });
      List<String> names = replica.execute(commands -> commands.keys("technician-views:*"));
      assertThat(names).hasSize(1);
    }
  }
}
