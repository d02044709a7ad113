package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.command.CommandRun;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

  @TempDir private Path dataDir;

  @BeforeEach
  void beginUnpacked() throws IOException {
    TestDatabase.unpackedBefore(dataDir);
  }

  @AfterEach
  void leaveNothingBehind() throws IOException {
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void serversStartedAtOnceMakeOneDeskWithOneSecret() throws IOException {
    try (ServerProcess one = ServerProcess.launch(dataDir);
        ServerProcess other = ServerProcess.launch(dataDir)) {
      one.awaitReady();
      other.awaitReady();

      assertThat(one.admin().at(other).counts("").number("all_tickets")).isEqualTo(3_000);
      assertThat(other.admin().at(one).counts("").number("all_tickets")).isEqualTo(3_000);
    }
    assertThat(TestDatabase.postmaster(dataDir)).isEmpty();
  }

  @Test
  void aDeskStaysEmptyOnRequest() throws IOException {
    try (ServerProcess server = ServerProcess.start(dataDir, "--no-demo")) {
      assertThat(server.printsTokens()).isFalse();
      Map<String, String> environment = Map.of("DATA_DIR", dataDir.toString());
      CommandRun token = CommandRun.of(environment, "token", "--role", "admin");

      assertThat(token.exitCode()).isEqualTo(1);
      assertThat(token.err()).contains("no active admin").contains("first-admin");
      CommandRun first = CommandRun.of(environment, "first-admin", "Ada Admin");
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out()).matches("Added the admin Ada Admin with the id \\d+\\.\\R");
      assertThat(CommandRun.of(environment, "token", "--role", "admin").exitCode()).isZero();
    }
  }
}
