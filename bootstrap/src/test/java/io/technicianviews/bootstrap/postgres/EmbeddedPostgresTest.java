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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path dataDir;

  @BeforeEach
  void beginInitialized() throws IOException {
    initializedBefore(dataDir);
  }

  @AfterEach
  void leaveNothingBehind() throws IOException {
    cleanUp(dataDir);
  }

  /** The next user initializes a new one. */
  private void removeCluster() throws IOException {
    PrivateFiles.deleteTree(dataDir.resolve("postgres/data"));
    Files.delete(dataDir.resolve("postgres/password"));
  }

  @Test
  void dataSurvivesTheLastLeave() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      execute(postgres, "CREATE TABLE kept AS SELECT 'here' AS it");
    }
    assertThat(postmaster(dataDir)).isEmpty();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SELECT it FROM kept")).isEqualTo("here");
    }
  }

  @Test
  void theSecondOfTwoUsersContinuesAfterTheFirstLeaves() throws Exception {
    EmbeddedPostgres first = EmbeddedPostgres.join(dataDir);
    try (EmbeddedPostgres second =
        EmbeddedPostgres.join(dataDir.resolve("../" + dataDir.getFileName()))) {
      first.close();
      first.close();
      assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
      assertThat(query(second, "SELECT 1")).isEqualTo("1");
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void manyUsersJoinAndLeaveAtOnce() throws IOException {
    removeCluster();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            user -> {
              try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void anInterruptedUserStillJoinsAndLeaves() throws IOException {
    removeCluster();
    Thread.currentThread().interrupt();
    EmbeddedPostgres.join(dataDir).close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void writesAreFlushedToDiskAndChecked() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void textIsUnicodeAndTimeIsUtc() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(query(postgres, "SELECT lower('\u00c4\u0416')")).isEqualTo("\u00e4\u0436");
      assertThat(query(postgres, "SELECT reset_val FROM pg_settings WHERE name = 'log_timezone'"))
          .isEqualTo("UTC");
    }
  }

  @Test
  void itListensOnThisMachineOnly() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(postgres, "SHOW unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndTheCorrectOneIsNotPrinted() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("authentication failed");
      assertThat(postgres.toString()).doesNotContain(postgres.password());
      assertThat(postgres.password()).hasSizeGreaterThan(30);
    }
  }

  @Test
  void theNextUserRestartsAKilledServerOnTheSamePort() throws Exception {
    try (EmbeddedPostgres living = EmbeddedPostgres.join(dataDir)) {
      String before = living.jdbcUrl();
      execute(living, "CREATE TABLE kept AS SELECT 'here' AS it");
      killPostmaster(dataDir);
      try (EmbeddedPostgres next = EmbeddedPostgres.join(dataDir)) {
        assertThat(next.jdbcUrl()).isEqualTo(before);
        assertThat(query(living, "SELECT it FROM kept")).isEqualTo("here");
      }
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void aKilledServerIsNotStoppedAndRecoversAtTheNextStart() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      execute(postgres, "CREATE TABLE kept AS SELECT 'here' AS it");
      killPostmaster(dataDir);
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SELECT it FROM kept")).isEqualTo("here");
    }
  }

  @Test
  void aProcessWithTheReusedIdOfAKilledServerIsNotMistakenForIt() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    Path postmasterFile = dataDir.resolve("postgres/data/postmaster.pid");
    Path data = dataDir.toRealPath().resolve("postgres/data");
    String port = Files.readString(dataDir.resolve("postgres/port"));
    Files.writeString(
        postmasterFile,
        "%d\n%s\n1700000000\n%s\n\n127.0.0.1\n 1 1\nready\n"
            .formatted(ProcessHandle.current().pid(), data, port));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void anotherPortIsChosenAndSavedWhenTheSavedOneIsInUse() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    int own = Integer.parseInt(Files.readString(dataDir.resolve("postgres/port")));
    String chosen;
    try (ServerSocket taker =
            new ServerSocket(own, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      chosen = postgres.jdbcUrl();
      assertThat(chosen).doesNotContain(":" + taker.getLocalPort() + "/");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(postgres.jdbcUrl()).isEqualTo(chosen);
    }
  }
}
