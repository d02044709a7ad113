package io.technicianviews.cache;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a cluster of three masters. */
class ClusterRedisTest extends RedisContract {

  private static RedisCluster cluster;

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  RedisSettings emptyRedis() {
    cluster.flush();
    return cluster.settings();
  }
}
