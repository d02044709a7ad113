package io.technicianviews.cache;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a cluster of three masters. */
class ClusterRedisTest extends RedisContract {

  private static final int SLOTS = 16_384;
  private static List<RedisProcess> nodes;

  @BeforeAll
  static void start() {
    nodes = Stream.generate(() -> RedisProcess.start("--cluster-enabled", "yes")).limit(3).toList();
    join(nodes, nodes.stream().map(RedisProcess::port).toList());
  }

  /**
   * Makes a cluster of nodes.
   *
   * @param ports at which they speak to each other
   */
  static void join(List<RedisProcess> nodes, List<Integer> ports) {
    for (int i = 0; i < nodes.size(); i++) {
      int[] slots = IntStream.range(SLOTS * i / 3, SLOTS * (i + 1) / 3).toArray();
      nodes.get(i).ask(commands -> commands.clusterAddSlots(slots));
      nodes.get(i).ask(commands -> commands.clusterMeet("127.0.0.1", ports.getFirst()));
    }
    Eventually.isTrue(
        "the cluster is one",
        () ->
            nodes.stream()
                .map(node -> node.ask(commands -> commands.clusterInfo()))
                .allMatch(
                    info ->
                        info.contains("cluster_state:ok")
                            && info.contains("cluster_known_nodes:3")));
  }

  @AfterAll
  static void stop() {
    nodes.forEach(RedisProcess::close);
  }

  @Override
  RedisSettings emptyRedis() {
    nodes.forEach(node -> node.ask(commands -> commands.flushall()));
    return RedisSettings.parse(
        "redis://"
            + nodes.stream()
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",")));
  }
}
