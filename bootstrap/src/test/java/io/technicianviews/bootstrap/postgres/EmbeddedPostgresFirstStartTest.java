package io.technicianviews.bootstrap.postgres;

import static io.technicianviews.bootstrap.postgres.TestDatabase.cleanUp;
import static io.technicianviews.bootstrap.postgres.TestDatabase.postmaster;
import static io.technicianviews.bootstrap.postgres.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First starts in an empty directory, without the unpacked programs. */
class EmbeddedPostgresFirstStartTest {
  @TempDir Path dataDir;

  @AfterEach
  void leaveNothingBehind() throws IOException {
    cleanUp(dataDir);
  }

  @Test
  void processesThatStartConcurrentlyShareOneServer() throws Exception {
    try (UserProcess one = UserProcess.launch(dataDir);
        UserProcess two = UserProcess.launch(dataDir);
        EmbeddedPostgres here = EmbeddedPostgres.join(dataDir)) {
      one.awaitJoined();
      two.awaitJoined();
      one.leave();
      two.leave();
      assertThat(query(here, "SELECT 1")).isEqualTo("1");
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void noFileIsAccessibleToOtherUsers() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir);
        Stream<Path> all = Files.walk(dataDir.resolve("postgres"))) {
      List<Path> open =
          all.filter(path -> !Files.isSymbolicLink(path)).filter(this::isOpenToOthers).toList();
      assertThat(open).isEmpty();
      assertThat(mode(dataDir.resolve("postgres/password"))).isEqualTo("rw-------");
      assertThat(Files.readString(dataDir.resolve("postgres/password")))
          .isEqualTo(postgres.password());
    }
  }

  private boolean isOpenToOthers(Path path) {
    try {
      // Temporary files of the running server may have been deleted meanwhile.
      return Files.exists(path) && !mode(path).endsWith("------");
    } catch (IOException e) {
      return Files.exists(path);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFirstStartKilledHalfwayDoesNotSpoilTheNext() throws Exception {
    try (UserProcess killed = UserProcess.launch(dataDir)) {
      while (!Files.exists(dataDir.resolve("postgres/password"))) {
        Thread.onSpinWait();
      }
      killed.kill();
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void theFilesOfAnInterruptedFirstStartAreReplaced() throws Exception {
    try (EmbeddedPostgres first = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(first, "SELECT 1")).isEqualTo("1");
    }
    Path postgresDir = dataDir.resolve("postgres");
    Path binaries = binaries(postgresDir);
    Files.delete(binaries.resolve("bin/postgres"));
    Files.move(binaries, PrivateFiles.unfinished(binaries));
    Path data = postgresDir.resolve("data");
    Files.delete(data.resolve("PG_VERSION"));
    Path halfMade = Files.move(data, DataDirectory.open(dataDir).newUnfinishedData());
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(dataDir)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(PrivateFiles.unfinished(binaries)).doesNotExist();
    assertThat(halfMade).doesNotExist();
  }

  private static Path binaries(Path postgresDir) throws IOException {
    try (Stream<Path> children = Files.list(postgresDir)) {
      return children
          .filter(child -> child.getFileName().toString().startsWith("binaries-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
