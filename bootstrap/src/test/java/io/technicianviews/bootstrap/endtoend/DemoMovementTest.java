package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.bootstrap.command.CommandRun;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that the demo data change by themselves and are still replaced by the first load. */
class DemoMovementTest {

  @TempDir private Path dataDir;

  @Test
  void theCountsOfADemoChangeUntilALoadReplacesIt() throws IOException {
    TestDatabase.initializedBefore(dataDir);
    try (ServerProcess server =
        ServerProcess.launch(dataDir, Map.of("DEMO_ACTIVITY", "true")).ready()) {
      assertThat(server.announcesDemoActivity()).isTrue();
      Client admin = server.admin();
      Json before = admin.counts("");
      await().atMost(Duration.ofMinutes(1)).until(() -> !admin.counts("").equals(before));

      CommandRun generate =
          CommandRun.of(
              Map.of("DATA_DIR", dataDir.toString(), "DESK_TIME_ZONE", ServerProcess.zone()),
              "generate",
              "--requests=50",
              "--technicians=1",
              "--business-units=1");
      assertThat(generate.exitCode()).as(generate.err()).isZero();
      CommandRun token =
          CommandRun.of(Map.of("DATA_DIR", dataDir.toString()), "token", "--role", "admin");
      Client successor = new Client(server.url(), token.out().lines().findFirst().orElseThrow());
      assertThat(successor.counts("").number("all_tickets")).isEqualTo(50);
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }
}
