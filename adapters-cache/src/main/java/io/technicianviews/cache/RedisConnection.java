package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.api.async.RedisStringAsyncCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.masterreplica.MasterReplica;
import java.time.Duration;

/**
 * A connection that renews itself, to one Redis, to the master of a Sentinel set, or to a cluster.
 *
 * @param scripts the same connection, for what is done in one step
 * @param reach connects to whatever it may have to send commands to, which takes a while: a command
 *     does not wait for a connection
 */
record RedisConnection(
    RedisStringAsyncCommands<String, byte[]> commands,
    RedisScriptingAsyncCommands<String, byte[]> scripts,
    Runnable reach) {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

  /** More than this would only wait: commands are refused instead. */
  private static final int QUEUE = 10_000;

  static AbstractRedisClient client(RedisSettings settings) {
    return switch (settings.kind()) {
      case SINGLE, SENTINEL -> {
        RedisClient client = RedisClient.create();
        client.setOptions(common(ClientOptions.builder(), settings).build());
        yield client;
      }
      case CLUSTER -> {
        RedisClusterClient client = RedisClusterClient.create(settings.addresses());
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        common(options, settings);
        client.setOptions(
            options
                .topologyRefreshOptions(
                    ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(30))
                        .build())
                .build());
        yield client;
      }
    };
  }

  private static ClientOptions.Builder common(
      ClientOptions.Builder options, RedisSettings settings) {
    return options
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
        .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(2)).build())
        .requestQueueSize(QUEUE);
  }

  /** Connects, which takes a while. */
  static RedisConnection connect(AbstractRedisClient client, RedisSettings settings) {
    return switch (settings.kind()) {
      case SINGLE -> of(((RedisClient) client).connect(CODEC, settings.addresses().getFirst()));
      case SENTINEL -> {
        var connection =
            MasterReplica.connect((RedisClient) client, CODEC, settings.addresses().getFirst());
        connection.setReadFrom(ReadFrom.UPSTREAM);
        yield of(connection);
      }
      case CLUSTER -> ofCluster(((RedisClusterClient) client).connect(CODEC));
    };
  }

  private static RedisConnection of(StatefulRedisConnection<String, byte[]> connection) {
    return new RedisConnection(connection.async(), connection.async(), () -> {});
  }

  private static RedisConnection ofCluster(
      StatefulRedisClusterConnection<String, byte[]> connection) {
    return new RedisConnection(connection.async(), connection.async(), () -> reachAll(connection));
  }

  private static void reachAll(StatefulRedisClusterConnection<String, byte[]> connection) {
    for (RedisClusterNode node : connection.getPartitions()) {
      if (node.is(RedisClusterNode.NodeFlag.UPSTREAM)) {
        // By address: that is how commands for a slot look for their connection.
        connection.getConnection(node.getUri().getHost(), node.getUri().getPort()).sync().ping();
      }
    }
  }
}
