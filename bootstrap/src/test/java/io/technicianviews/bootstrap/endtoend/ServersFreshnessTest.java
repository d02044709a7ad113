package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.freshness.CheckedDesk;
import io.technicianviews.bootstrap.freshness.FreshnessCheck;
import io.technicianviews.bootstrap.freshness.Node;
import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.bootstrap.freshness.ServerNode;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.cache.RedisProcess;
import io.technicianviews.persistence.PostgresDesk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the results of server processes over HTTP, on one PostgreSQL and one Redis, while Redis is
 * paused, flushed, killed and restarted with an old dump, and servers are killed. {@code
 * -Dtest.freshness.servers.seconds=600 -Dtest.freshness.servers=3 -Dtest.freshness.chaos=false}
 * runs longer, with more servers, or without failures.
 */
class ServersFreshnessTest {

  private static final int SERVERS = Integer.getInteger("test.freshness.servers", 2);
  private static final int SECONDS = Integer.getInteger("test.freshness.servers.seconds", 15);
  private static final int READERS = Integer.getInteger("test.freshness.readers", 8);
  private static final int PAUSE_MILLIS = Integer.getInteger("test.freshness.pause", 250);
  private static final boolean CHAOS =
      Boolean.parseBoolean(System.getProperty("test.freshness.chaos", "true"));

  @TempDir private Path dataDir;

  @Test
  void noResultOfAnyServerIsStaleOrInconsistent() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    Settings settings =
        Settings.read(
            Map.of("DATA_DIR", dataDir.toString(), "DESK_TIME_ZONE", ServerProcess.zone()),
            Tokens.NEEDED);
    List<ServerProcess> servers = new CopyOnWriteArrayList<>();
    try (ResourceStack resourceStack = ResourceStack.empty();
        RedisProcess redis = RedisProcess.start()) {
      PostgresDesk desk = DeskFactory.open(settings, resourceStack);
      Map<Long, RowState> requests = CheckedDesk.fill(desk.loader(), Instant.now());
      for (int i = 0; i < SERVERS; i++) {
        servers.add(server(redis));
      }
      FreshnessCheck check =
          new FreshnessCheck(
              nodes(servers, TokenIssuer.of(settings)),
              requests,
              CheckedDesk.UNIT,
              CheckedDesk.OTHER_UNIT);
      run(check, redis, servers);
      System.out.println(check.summary());
      assertThat(check.violations()).as(check.summary()).isEmpty();
      assertThat(check.reads()).as(check.summary()).isGreaterThan(100);
    } finally {
      servers.forEach(ServerProcess::close);
      TestDatabase.cleanUp(dataDir);
    }
  }

  private void run(FreshnessCheck check, RedisProcess redis, List<ServerProcess> servers)
      throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> faults =
          threads.submit(
              () -> {
                injectFailures(redis, servers, ended);
                return null;
              });
      check.run(4, READERS, SECONDS, PAUSE_MILLIS);
      ended.set(true);
      faults.get();
    }
  }

  private void injectFailures(RedisProcess redis, List<ServerProcess> servers, AtomicBoolean ended)
      throws Exception {
    for (int round = 0; CHAOS && !ended.get(); round++) {
      switch (round % 4) {
        case 0 -> {
          // After the next kill, Redis restarts with this dump, which is old by then.
          redis.dump();
          redis.pause();
          Thread.sleep(1500);
          redis.resume();
        }
        case 1 -> redis.flush();
        case 2 -> {
          redis.kill();
          Thread.sleep(500);
          redis.startAgain();
        }
        default -> {
          int victim = round / 4 % servers.size();
          servers.get(victim).kill();
          servers.set(victim, server(redis));
        }
      }
      Thread.sleep(1000);
    }
  }

  private List<Node> nodes(List<ServerProcess> servers, TokenIssuer tokens) {
    Instant now = Instant.now();
    String reader = tokens.issue(CheckedDesk.TECHNICIAN, now, Duration.ofHours(2));
    String writer = tokens.issue(CheckedDesk.ADMIN, now, Duration.ofHours(2));
    HttpClient http = HttpClient.newHttpClient();
    return IntStream.range(0, servers.size())
        .<Node>mapToObj(i -> new ServerNode(() -> servers.get(i).url(), reader, writer, http))
        .toList();
  }

  private ServerProcess server(RedisProcess redis) throws IOException {
    return ServerProcess.launch(dataDir, Map.of("REDIS_URL", redis.url()), "--no-demo").ready();
  }
}
