package io.technicianviews.cache;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of a Redis and how it is used.
 *
 * @param kind the topology
 * @param addresses one address, or the seed nodes of a cluster
 * @param timeout how long a command may take; no lookup waits longer for Redis. A response makes
 *     several lookups in succession, each of which is delayed by a slow Redis
 * @param healthCheckInterval the time from a failure to the first health check, and between health
 *     checks while Redis is unavailable
 */
public record RedisSettings(
    Kind kind, List<RedisURI> addresses, Duration timeout, Duration healthCheckInterval) {

  /** The topology of a Redis deployment. */
  public enum Kind {
    /** One server. */
    SINGLE,
    /** A primary with replicas, whose address the sentinels know. */
    SENTINEL,
    /** A Redis Cluster. */
    CLUSTER
  }

  /** The default of how long a command may take. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(200);

  /** The default of the time between health checks. */
  public static final Duration DEFAULT_HEALTH_CHECK_INTERVAL = Duration.ofSeconds(1);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  /** Lettuce replaces the port 0 by the default port. */
  private static final Pattern PORT_ZERO = Pattern.compile(":0+(?![^,/?#])");

  private static final int MAX_PORT = 65_535;

  private static final String EXPECTED =
      "must look like redis://:password@host:6379, rediss://host:6379 (TLS),"
          + " redis-sentinel://host:26379,host:26379#master or redis://host:6379,host:6379"
          + " (cluster)";

  public RedisSettings {
    addresses = List.copyOf(addresses);
  }

  /**
   * Parses a URL: {@code redis://} or {@code rediss://} with one host, or with several for a
   * cluster; {@code redis-sentinel://} or {@code rediss-sentinel://} with the name of the master
   * after {@code #}. User, password and database are given as usual in such URLs.
   *
   * @throws IllegalArgumentException if the URL is invalid; the message is the end of a sentence
   *     that says what is valid, and does not repeat the URL, which may contain a password
   */
  public static RedisSettings parse(String text) {
    try {
      return of(text.strip());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  private static RedisSettings of(String text) {
    int start = text.indexOf("://") + 3;
    String scheme = text.substring(0, start);
    if (PORT_ZERO.matcher(text.substring(text.lastIndexOf('@') + 1)).find()) {
      throw new IllegalArgumentException("no port");
    }
    return switch (scheme) {
      case "redis-sentinel://", "rediss-sentinel://" ->
          new RedisSettings(
              Kind.SENTINEL,
              List.of(sentinel(text)),
              DEFAULT_TIMEOUT,
              DEFAULT_HEALTH_CHECK_INTERVAL);
      case "redis://", "rediss://" -> several(scheme, text.substring(start).split(",", -1));
      default -> throw new IllegalArgumentException(scheme);
    };
  }

  private static RedisURI sentinel(String text) {
    RedisURI address = timed(RedisURI.create(text));
    if (address.getSentinelMasterId() == null || address.getSentinels().isEmpty()) {
      throw new IllegalArgumentException("no master");
    }
    address.getSentinels().forEach(RedisSettings::timed);
    address.getSentinels().forEach(RedisSettings::requirePort);
    return address;
  }

  /** The credentials of the first host apply to all hosts. */
  private static RedisSettings several(String scheme, String[] hosts) {
    String first = hosts[0];
    String credentials = first.substring(0, first.lastIndexOf('@') + 1);
    List<RedisURI> addresses = new ArrayList<>();
    addresses.add(address(scheme + first));
    Arrays.stream(hosts)
        .skip(1)
        .forEach(host -> addresses.add(address(scheme + credentials + host)));
    Kind kind = hosts.length == 1 ? Kind.SINGLE : Kind.CLUSTER;
    return new RedisSettings(kind, addresses, DEFAULT_TIMEOUT, DEFAULT_HEALTH_CHECK_INTERVAL);
  }

  private static RedisURI address(String text) {
    RedisURI address = timed(RedisURI.create(text));
    if (!HOST.matcher(String.valueOf(address.getHost())).matches()) {
      throw new IllegalArgumentException("no host");
    }
    requirePort(address);
    return address;
  }

  private static void requirePort(RedisURI address) {
    if (address.getPort() < 1 || address.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("no port");
    }
  }

  private static RedisURI timed(RedisURI address) {
    // The time-out of connecting, which happens in the background.
    address.setTimeout(Duration.ofSeconds(2));
    return address;
  }

  /** A copy with another command time-out. */
  RedisSettings withTimeout(Duration other) {
    return new RedisSettings(kind, addresses, other, healthCheckInterval);
  }

  /** The hosts, without credentials. */
  @Override
  public String toString() {
    List<String> places =
        addresses.stream()
            .flatMap(
                address ->
                    address.getSentinels().isEmpty()
                        ? Stream.of(address)
                        : address.getSentinels().stream())
            .map(address -> address.getHost() + ":" + address.getPort())
            .toList();
    return "RedisSettings[" + kind + ", " + places + "]";
  }
}
