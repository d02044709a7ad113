package io.technicianviews.cache;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SingleRedisTest extends RedisContract {

  private static RedisProcess redis;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  RedisSettings emptyRedis() {
    redis.execute(commands -> commands.flushall());
    return RedisSettings.parse(redis.url());
  }
}
