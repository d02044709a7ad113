package io.technicianviews.cache;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of three masters. */
final class RedisCluster implements AutoCloseable {

  private static final int NODES = 3;

  private final List<RedisProcess> nodes;

  private RedisCluster(List<RedisProcess> nodes) {
    this.nodes = nodes;
  }

  static RedisCluster start() {
    RedisCluster cluster = new RedisCluster(new ArrayList<>());
    try {
      for (int i = 0; i < NODES; i++) {
        cluster.nodes.add(RedisProcess.start("--cluster-enabled", "yes"));
      }
      join(cluster.nodes, cluster.nodes.stream().map(RedisProcess::port).toList());
      return cluster;
    } catch (RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Creates a cluster of three nodes.
   *
   * @param ports the ports of the cluster bus
   */
  static void join(List<RedisProcess> nodes, List<Integer> ports) {
    for (int i = 0; i < NODES; i++) {
      int[] slots = IntStream.range(firstSlot(i), firstSlot(i + 1)).toArray();
      nodes.get(i).execute(commands -> commands.clusterAddSlots(slots));
      nodes.get(i).execute(commands -> commands.clusterMeet("127.0.0.1", ports.getFirst()));
    }
    await("the cluster is one")
        .until(
            () ->
                nodes.stream()
                    .map(node -> node.execute(commands -> commands.clusterInfo()))
                    .allMatch(
                        info ->
                            info.contains("cluster_state:ok")
                                && info.contains("cluster_known_nodes:3")));
  }

  private static int firstSlot(int node) {
    return SlotHash.SLOT_COUNT * node / NODES;
  }

  /** The node that has a key. */
  RedisProcess nodeOf(String key) {
    int slot = SlotHash.getSlot(key);
    int node = NODES - 1;
    while (firstSlot(node) > slot) {
      node--;
    }
    return nodes.get(node);
  }

  /** Removes all keys of all nodes. */
  void flush() {
    nodes.forEach(RedisProcess::flush);
  }

  RedisSettings settings() {
    return RedisSettings.parse(
        "redis://"
            + nodes.stream()
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",")));
  }

  @Override
  public void close() {
    nodes.forEach(RedisProcess::close);
  }
}
