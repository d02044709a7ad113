package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.technicianviews.bootstrap.command.CommandRun;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a running server shows the effect of commands immediately. */
class RealLogServerTest {

  private static final Path LOG = Path.of("../../shared/data/servicenow-incident-events.csv.gz");

  @TempDir private Path dataDir;

  @AfterEach
  void cleanUp() throws IOException {
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void theRealLogReplacesTheDemoWhileTheServerRuns() throws IOException {
    TestDatabase.initializedBefore(dataDir);
    assumeTrue(Files.exists(LOG), "the real log does not lie beside the repository");
    try (ServerProcess server = ServerProcess.start(dataDir)) {
      assertThat(importOf(badLog()).exitCode()).isEqualTo(1);
      assertThat(server.admin().counts("").number("all_tickets")).isEqualTo(3_000);

      for (int time = 1; time <= 2; time++) {
        CommandRun imported = importOf(LOG);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("Imported 4,772 incidents");
        assertPublishedFigures(server);
      }
      assertThat(server.admin().get("/api/v1/me").statusCode()).isEqualTo(401);
    }
  }

  private void assertPublishedFigures(ServerProcess server) {
    Client admin = new Client(server.url(), token("--role", "admin"));
    assertCounts(
        admin.counts(""),
        Map.of(
            "all_tickets", 4772,
            "all_solved", 2976,
            "all_unsolved", 1796,
            "unassigned", 534,
            "urgent_high_priority", 41,
            "pending_requester_response", 665,
            "in_progress", 670,
            "new_today", 382,
            "recently_updated", 3268,
            "recently_solved", 1559));
    Client resolver = new Client(server.url(), token("--name", "Resolver 17"));
    assertCounts(
        resolver.counts(""),
        Map.of(
            "all_unsolved", 708,
            "unassigned", 248,
            "urgent_high_priority", 16,
            "recently_updated", 1818,
            "all_tickets", 2874,
            "my_unsolved", 170,
            "all_your_requests", 338));
    assertCounts(resolver.counts("?business_unit_id=-1"), Map.of("my_unsolved", 137));
    assertCounts(
        resolver.counts("?business_unit_id=" + unit(resolver, "Group 70")),
        Map.of(
            "all_unsolved", 122, "my_unsolved", 12, "all_your_requests", 42, "all_tickets", 886));
  }

  private static void assertCounts(Json counts, Map<String, Integer> expected) {
    expected.forEach(
        (view, count) -> assertThat(counts.number(view)).as(view).isEqualTo((long) count));
  }

  private static long unit(Client client, String name) {
    return client
        .json("/api/v1/requests/business-unit-counts?view=all_tickets")
        .objects("business_units")
        .stream()
        .filter(unit -> name.equals(unit.members().get("name")))
        .findFirst()
        .orElseThrow()
        .number("id");
  }

  private String token(String... arguments) {
    return run("token", arguments[0], arguments[1]).out().strip();
  }

  private CommandRun importOf(Path log) {
    return run("import", "servicenow", log.toString(), "--as-of", "2016-03-15", "--shift-to-today");
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(Map.of("DATA_DIR", dataDir.toString()), arguments);
  }

  private Path badLog() throws IOException {
    return Files.writeString(dataDir.resolve("bad.csv"), "number,incident_state\nINC1,Sleeping\n");
  }
}
