package io.technicianviews.cache;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on a free port of this machine, in a process that can be stopped and killed. */
public final class RedisProcess implements AutoCloseable {

  private static final File EXECUTABLE = executable();

  private final int port;
  private final Path directory;
  private final List<String> arguments;
  private Process process;

  private RedisProcess(int port, List<String> arguments) {
    this.port = port;
    try {
      this.directory = Files.createTempDirectory("redis");
      List<String> command = new ArrayList<>(List.of(EXECUTABLE.getPath()));
      command.addAll(arguments);
      // The environment remains readable, which identifies leftover processes.
      command.addAll(List.of("--set-proc-title", "no"));
      this.arguments = command;
      this.process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Redis that keeps everything in memory, with further settings. */
  public static RedisProcess start(String... settings) {
    return start(freePort(), settings);
  }

  static RedisProcess start(int port, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
    arguments.addAll(List.of(settings));
    return new RedisProcess(port, arguments).closedUnless(RedisProcess::awaitReady);
  }

  /** A Sentinel that watches a master. */
  static RedisProcess sentinel(int master, String name) {
    return sentinel(master, name, List.of(), List.of());
  }

  /**
   * A Sentinel that watches a master.
   *
   * @param settings the settings of the Sentinel, as arguments
   * @param lines the lines of its configuration file about the master
   */
  static RedisProcess sentinel(int master, String name, List<String> settings, List<String> lines) {
    int port = freePort();
    try {
      Path file = Files.createTempFile("sentinel", ".conf");
      Files.writeString(
          file,
          String.join(
              "\n",
              "port " + port,
              "bind 127.0.0.1",
              "sentinel monitor " + name + " 127.0.0.1 " + master + " 1",
              "sentinel down-after-milliseconds " + name + " 1000",
              "sentinel failover-timeout " + name + " 5000",
              String.join("\n", lines),
              ""));
      List<String> arguments = new ArrayList<>(List.of(file.toString(), "--sentinel"));
      arguments.addAll(settings);
      return new RedisProcess(port, arguments)
          .closedUnless(
              sentinel -> await("the Sentinel responds").until(() -> sentinel.replicas(name) >= 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Below the ports that outgoing connections have, one of which could take it before the start. So
   * is the port that is 10000 higher, which a node of a cluster takes, too.
   */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 22_768);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // The port is in use: the next attempt takes another one.
      }
    }
  }

  /** Ends the process if it does not become ready. */
  private RedisProcess closedUnless(Consumer<RedisProcess> ready) {
    try {
      ready.accept(this);
      return this;
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(arguments)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Runs a command on a separate client. */
  <T> T execute(Function<RedisCommands<String, String>, T> command) {
    RedisURI address = RedisURI.create("127.0.0.1", port);
    address.setTimeout(Duration.ofSeconds(10));
    try (RedisClient client = RedisClient.create(address);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return command.apply(connection.sync());
    }
  }

  /**
   * The number of replicas of a master that a Sentinel has found; -1 if the Sentinel does not
   * respond.
   */
  int replicas(String master) {
    try (RedisClient client = RedisClient.create();
        var connection = client.connectSentinel(RedisURI.create("127.0.0.1", port))) {
      return connection.sync().replicas(master).size();
    } catch (RuntimeException e) {
      return -1;
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        execute(RedisCommands::ping);
        return;
      } catch (RuntimeException e) {
        if (asksForPassword(e)) {
          return;
        }
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static boolean asksForPassword(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("NOAUTH")
        || (failure.getCause() != null && asksForPassword(failure.getCause()));
  }

  /** Removes all keys. */
  public void flush() {
    execute(commands -> commands.flushall());
  }

  /** Writes a dump, which is loaded at the next start. */
  public void dump() {
    execute(commands -> commands.save());
  }

  public void putAll(Map<String, byte[]> values) {
    RedisCodec<String, byte[]> codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    try (RedisClient client = RedisClient.create(url());
        var connection = client.connect(codec)) {
      connection.sync().mset(values);
    }
  }

  public long keys() {
    return execute(commands -> commands.dbsize());
  }

  /** The memory in use, in bytes, overhead included. */
  public long usedMemory() {
    return execute(commands -> commands.info("memory"))
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** The memory of each key and its value, in bytes. */
  public Map<String, Long> memoryByKey() {
    return execute(
        commands ->
            commands.keys("*").stream()
                .collect(Collectors.toMap(Function.identity(), commands::memoryUsage)));
  }

  /** Suspends the process until {@link #resume}, like a long pause of its host. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void startAgain() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  @Override
  public void close() {
    kill();
  }

  private static File executable() {
    try {
      return ExecutableProvider.newJarResourceProvider().get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
