package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on its first start, with demo data. */
class DemoServerTest {

  private static final int PER_PAGE = 100;

  @TempDir private static Path dataDir;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    TestDatabase.initializedBefore(dataDir);
    server = ServerProcess.start(dataDir);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void everyViewHasAsManyRequestsAsItsCounts() {
    for (Client client : List.of(server.technician(), server.admin())) {
      for (View view : View.values()) {
        String name = view.name().toLowerCase(Locale.ROOT);
        Json first = client.page(name, 1, PER_PAGE);
        long total = first.number("total");

        assertThat(total).as(name).isPositive();
        assertThat(first.object("counts").number(name)).as(name).isEqualTo(total);
        assertThat(first.object("filter_counts").number("all")).as(name).isEqualTo(total);
        assertThat(idsOf(client, name, total)).as(name).hasSize(Math.toIntExact(total));
      }
    }
  }

  @Test
  void theDocumentationNeedsNoToken() {
    Client anonymous = new Client(server.url(), "none");

    assertThat(anonymous.get("/docs").statusCode()).isEqualTo(200);
    assertThat(anonymous.get("/openapi.yaml").statusCode()).isEqualTo(200);
    assertThat(anonymous.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(anonymous.get("/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void twoServersShareADeskAndTheLastToLeaveStopsIt() throws IOException {
    Client nora = server.technician();
    ProcessHandle postmaster = TestDatabase.postmaster(dataDir).orElseThrow();
    try (ServerProcess second = ServerProcess.start(dataDir)) {
      assertThat(server.terminate()).isEqualTo(143);

      assertThat(TestDatabase.postmaster(dataDir)).contains(postmaster);
      assertThat(nora.at(second).get("/api/v1/me").statusCode()).isEqualTo(200);
      assertThat(second.terminate()).isEqualTo(143);
      assertThat(TestDatabase.postmaster(dataDir)).isEmpty();
    }
    server = ServerProcess.start(dataDir);
    assertThat(nora.at(server).get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void theNextServerStartsNormallyAfterAKill() throws IOException {
    Client nora = server.technician();
    Json counts = nora.counts("");
    server.kill();

    server = ServerProcess.start(dataDir);
    assertThat(nora.at(server).counts("")).isEqualTo(counts);
  }

  private static Set<Long> idsOf(Client client, String view, long total) {
    Set<Long> ids = new HashSet<>();
    for (int page = 1; (page - 1L) * PER_PAGE < total; page++) {
      for (Json row : client.page(view, page, PER_PAGE).objects("data")) {
        ids.add(row.number("id"));
      }
    }
    return ids;
  }
}
