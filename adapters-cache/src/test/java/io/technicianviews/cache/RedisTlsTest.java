package io.technicianviews.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.cache.RedisContract.Redis;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CountQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies that {@code rediss://} connects only over TLS and only to a Redis with a trusted
 * certificate.
 */
class RedisTlsTest {

  private static final String HERE = "ip:127.0.0.1";
  private static final String LOG = "redis.log";
  private static final int HANDSHAKE = 0x16;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private static Path directory;

  private static TestAuthority authority;

  @BeforeAll
  static void makeAuthority() {
    authority = new TestAuthority(directory);
  }

  @BeforeEach
  void startRecordingLog() throws IOException {
    Files.writeString(directory.resolve(LOG), "");
  }

  @Test
  void redisWithATrustedCertificateIsUsed() {
    int port = RedisProcess.freePort();
    try (RedisProcess process = start(HERE, port)) {
      authority.whileTrusted(() -> assertIsUsed("rediss://127.0.0.1:" + port, 1));
      assertThat(process.keys()).isEqualTo(1);
    }
  }

  @Test
  void sendsThePassword() {
    int port = RedisProcess.freePort();
    try (RedisProcess process = start(HERE, port, "--requirepass", "right")) {
      authority.whileTrusted(() -> assertIsUsed("rediss://:right@127.0.0.1:" + port, 1));
      assertThat(process.port()).isNotEqualTo(port);
    }
  }

  @Test
  void redisWithAnUntrustedCertificateIsNotUsed() {
    int port = RedisProcess.freePort();
    try (RedisProcess process = start(HERE, port)) {
      assertIsNotUsed(process, port);
    }
  }

  @Test
  void redisWithTheCertificateOfAnotherHostIsNotUsed() {
    int port = RedisProcess.freePort();
    try (RedisProcess process = start("dns:another.example.org", port)) {
      authority.whileTrusted(() -> assertIsNotUsed(process, port));
    }
  }

  @Test
  void noPlainTextIsSentToAServerWithoutTls() throws IOException {
    List<Integer> beginnings = new ArrayList<>();
    try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Redis redis = unready("rediss://:secret@127.0.0.1:" + plain.getLocalPort())) {
      while (beginnings.size() < 3) {
        try (Socket caller = plain.accept()) {
          beginnings.add(caller.getInputStream().read());
          // The reply of a Redis to an unknown command.
          caller.getOutputStream().write("-ERR Protocol error\r\n".getBytes(US_ASCII));
        }
      }
      assertThat(beginnings).containsOnly(HANDSHAKE);
      assertThat(redis.isCircuitOpen()).isTrue();
    }
  }

  @Test
  void connectsToAClusterOverTls() {
    List<Integer> ports =
        IntStream.range(0, 3).mapToObj(node -> RedisProcess.freePort()).distinct().toList();
    List<RedisProcess> nodes = new ArrayList<>();
    try {
      for (int port : ports) {
        nodes.add(start(HERE, port, "--cluster-enabled", "yes", "--tls-cluster", "yes"));
      }
      RedisCluster.join(nodes, ports);
      authority.whileTrusted(
          () ->
              assertIsUsed(
                  "rediss://127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(ports.toArray()),
                  30));
      assertThat(nodes).as("all have some").allMatch(node -> node.keys() > 0);
    } finally {
      nodes.forEach(RedisProcess::close);
    }
  }

  @Test
  void connectsToASentinelSetOverTls() {
    int port = RedisProcess.freePort();
    int sentinelPort = RedisProcess.freePort();
    List<String> settings = new ArrayList<>(authority.settings(HERE, sentinelPort));
    settings.addAll(List.of("--tls-replication", "yes"));
    try (RedisProcess master = start(HERE, port, "--requirepass", "right");
        RedisProcess sentinel =
            RedisProcess.sentinel(
                port, "desk", settings, List.of("sentinel auth-pass desk right"))) {
      authority.whileTrusted(
          () -> assertIsUsed("rediss-sentinel://:right@127.0.0.1:" + sentinelPort + "#desk", 1));
      assertThat(sentinel.port()).isNotEqualTo(master.port());
    }
  }

  private static RedisProcess start(String name, int tlsPort, String... settings) {
    List<String> all = new ArrayList<>(authority.settings(name, tlsPort));
    all.addAll(List.of(settings));
    all.addAll(List.of("--logfile", directory.resolve(LOG).toString()));
    return RedisProcess.start(all.toArray(String[]::new));
  }

  private static void assertIsUsed(String url, int entries) {
    try (Redis redis = Redis.at(patient(url))) {
      LongStream.range(0, entries)
          .forEach(person -> redis.cache().store(key(person), entry(person), MINUTE));
      redis.awaitStores();
      for (long person = 0; person < entries; person++) {
        assertThat(find(redis, person)).isTrue();
      }
      assertThat(redis.count("sets", "stored")).isEqualTo(entries);
    }
  }

  /** A generous time-out, so that a busy host does not look like a failing Redis. */
  private static RedisSettings patient(String url) {
    RedisSettings usual = RedisSettings.parse(url);
    usual.addresses().forEach(address -> address.setTimeout(PATIENCE));
    return new RedisSettings(
        usual.kind(), usual.addresses(), PATIENCE, usual.healthCheckInterval());
  }

  /** Verifies that several connection attempts failed and that no caller waits. */
  private static void assertIsNotUsed(RedisProcess process, int tlsPort) {
    try (Redis redis = unready("rediss://127.0.0.1:" + tlsPort)) {
      await("it was tried again").until(() -> refusals() >= 2);
      redis.cache().store(key(7), entry(7), MINUTE);
      assertThat(find(redis, 7)).isFalse();
      assertThat(redis.isCircuitOpen()).isTrue();
      assertThat(redis.count("gets", "rejected")).isEqualTo(1);
      assertThat(redis.count("sets", "dropped")).isEqualTo(1);
    }
    assertThat(process.keys()).isZero();
  }

  /** The number of rejected certificates in the log of the Redis. */
  private static long refusals() {
    try (Stream<String> lines = Files.lines(directory.resolve(LOG))) {
      return lines.filter(line -> line.contains("Error accepting a client connection")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Redis unready(String url) {
    return Redis.connectingTo(RedisSettings.parse(url));
  }

  private static boolean find(Redis redis, long person) {
    return entry(person).equals(redis.cache().find(List.of(key(person))).get(key(person)));
  }

  private static CacheKey<Long> key(long person) {
    return new CacheKey<>(new UUID(0, 1), "run", new CountQuery.RequesterTotal(person));
  }

  private static CacheEntry<Long> entry(long value) {
    return new CacheEntry<>(value, new SnapshotVersion("run", 9, Set.of(3L)));
  }
}
