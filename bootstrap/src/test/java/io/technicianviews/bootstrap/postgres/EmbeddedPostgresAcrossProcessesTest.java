package io.technicianviews.bootstrap.postgres;

import static io.technicianviews.bootstrap.postgres.TestDatabase.cleanUp;
import static io.technicianviews.bootstrap.postgres.TestDatabase.execute;
import static io.technicianviews.bootstrap.postgres.TestDatabase.initializedBefore;
import static io.technicianviews.bootstrap.postgres.TestDatabase.killPostmaster;
import static io.technicianviews.bootstrap.postgres.TestDatabase.postmaster;
import static io.technicianviews.bootstrap.postgres.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresAcrossProcessesTest {
  @TempDir Path dataDir;

  @BeforeEach
  void beginInitialized() throws IOException {
    initializedBefore(dataDir);
  }

  @AfterEach
  void leaveNothingBehind() throws IOException {
    cleanUp(dataDir);
  }

  @Test
  void theLastProcessToLeaveStopsTheServerEvenIfAnotherStartedIt() throws Exception {
    try (UserProcess starter = UserProcess.start(dataDir);
        UserProcess last = UserProcess.start(dataDir)) {
      ProcessHandle server = postmaster(dataDir).orElseThrow();
      starter.leave();
      assertThat(postmaster(dataDir)).contains(server);
      last.leave();
      assertThat(postmaster(dataDir)).isEmpty();
    }
  }

  @Test
  void theNextUserJoinsAServerWhoseOnlyUserWasKilled() throws Exception {
    try (UserProcess killed = UserProcess.start(dataDir)) {
      killed.kill();
    }
    ProcessHandle server = postmaster(dataDir).orElseThrow();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(postmaster(dataDir)).contains(server);
      execute(postgres, "CREATE TABLE kept AS SELECT 'here' AS it");
      assertThat(query(postgres, "SELECT it FROM kept")).isEqualTo("here");
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void aKilledProcessDoesNotPreventTheStopOfTheServer() throws Exception {
    try (UserProcess killed = UserProcess.start(dataDir);
        EmbeddedPostgres last = EmbeddedPostgres.join(dataDir)) {
      killed.kill();
      assertThat(query(last, "SELECT 1")).isEqualTo("1");
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void aUserLeavesFromItsShutdownHook() throws Exception {
    try (UserProcess terminated = UserProcess.start(dataDir)) {
      assertThat(postmaster(dataDir)).isPresent();
      terminated.terminate();
      assertThat(postmaster(dataDir)).isEmpty();
    }
  }

  @Test
  void theNextUserRestartsAServerThatWasKilledDuringUse() throws Exception {
    try (UserProcess living = UserProcess.start(dataDir)) {
      ProcessHandle killed = postmaster(dataDir).orElseThrow();
      killPostmaster(dataDir);
      EmbeddedPostgres.join(dataDir).close();
      assertThat(postmaster(dataDir)).isPresent().get().isNotEqualTo(killed);
      living.leave();
      assertThat(postmaster(dataDir)).isEmpty();
    }
  }

  @Test
  void aDirectoryInUseFromAnotherContainerIsRefused() throws Exception {
    try (UserProcess elsewhere = UserProcess.start(dataDir)) {
      Path users = dataDir.resolve("postgres/users");
      String here = Files.readString(users);
      Files.writeString(users, "pid:[1]");
      assertThatThrownBy(() -> EmbeddedPostgres.join(dataDir))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("in use from another container")
          .hasMessageContaining("DATABASE_URL");
      elsewhere.leave();
      EmbeddedPostgres.join(dataDir).close();
      assertThat(users).hasContent(here);
    }
  }
}
