package io.technicianviews.cache;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a cluster of three masters, one of which has the stream and its lease. */
class ClusterEventStreamTest extends RedisEventStreamContract {

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
  RedisSettings settings() {
    return cluster.settings();
  }

  @Override
  RedisProcess redis() {
    return cluster.nodeOf(NAME);
  }

  @Override
  protected void lose() {
    cluster.flush();
  }
}
