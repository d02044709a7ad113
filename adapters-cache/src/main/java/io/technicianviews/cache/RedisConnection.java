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
 * A reconnecting connection to one Redis, to the master of a Sentinel set, or to a cluster.
 *
 * @param commands string commands
 * @param scripts the same connection, for scripts that run atomically
 * @param reach blocks until the nodes that may receive commands are connected, since no command
 *     waits for a connection
 */
record RedisConnection(
    RedisStringAsyncCommands<String, byte[]> commands,
    RedisScriptingAsyncCommands<String, byte[]> scripts,
    Runnable reach) {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

  /** The number of queued commands above which further ones are refused. */
  private static final int MAX_QUEUED_COMMANDS = 10_000;

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
        .requestQueueSize(MAX_QUEUED_COMMANDS);
  }

  /** Blocks until the connection is established. */
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
        // By address, since commands for a slot look up their connection by address.
        connection.getConnection(node.getUri().getHost(), node.getUri().getPort()).sync().ping();
      }
    }
  }
}
