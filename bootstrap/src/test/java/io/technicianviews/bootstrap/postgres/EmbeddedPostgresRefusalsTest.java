package io.technicianviews.bootstrap.postgres;

import static io.technicianviews.bootstrap.postgres.TestDatabase.cleanUp;
import static io.technicianviews.bootstrap.postgres.TestDatabase.initializedBefore;
import static io.technicianviews.bootstrap.postgres.TestDatabase.postmaster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRefusalsTest {
  @TempDir Path dataDir;

  @BeforeEach
  void beginInitialized() throws IOException {
    initializedBefore(dataDir);
  }

  @AfterEach
  void leaveNothingBehind() throws IOException {
    cleanUp(dataDir);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path directory) {
    return assertThatThrownBy(() -> EmbeddedPostgres.join(directory))
        .isInstanceOf(EmbeddedPostgresException.class);
  }

  @Test
  void dataOfAnotherMajorVersionIsUnchangedAndBothVersionsAreReported() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    Path version = dataDir.resolve("postgres/data/PG_VERSION");
    Files.writeString(version, "17\n");
    assertRefused(dataDir)
        .hasMessageContaining("created by PostgreSQL 17, and this is PostgreSQL 18");
    Files.writeString(version, "18\n");
    EmbeddedPostgres.join(dataDir).close();
  }

  @Test
  void anInvalidDataDirIsReported() throws Exception {
    Path file = Files.writeString(dataDir.resolve("file"), "");
    assertRefused(file.resolve("below")).hasMessageContaining("DATA_DIR " + file.resolve("below"));
    assertRefused(file)
        .hasMessage(
            "DATA_DIR "
                + file
                + " cannot be used: "
                + file
                + " is a file, not a directory. Choose a writable directory.");
  }

  @Test
  void aPathWithShellCharactersIsRefused() {
    assertRefused(dataDir.resolve("a$HOME")).hasMessageContaining("does not support paths with");
  }

  @Test
  void aPathWithSpacesAndQuotesWorks() {
    EmbeddedPostgres.join(dataDir.resolve("it's a path")).close();
    assertThat(dataDir.resolve("it's a path/postgres/data/PG_VERSION")).hasContent("18");
  }

  @Test
  void aMissingPasswordFileIsReported() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    Files.delete(dataDir.resolve("postgres/password"));
    assertRefused(dataDir).hasMessageContaining("password is missing");
  }

  @Test
  void aWrongPasswordFileIsReportedAndTheServerIsStopped() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    Files.writeString(dataDir.resolve("postgres/password"), "another");
    assertRefused(dataDir)
        .hasMessageContaining("authentication failed")
        .hasMessageNotContaining("another");
    assertThat(postmaster(dataDir)).isEmpty();
  }

  @Test
  void aServerThatDoesNotStartIsReportedWithItsOutput() throws Exception {
    EmbeddedPostgres.join(dataDir).close();
    Files.writeString(dataDir.resolve("postgres/data/postgresql.conf"), "no_such_setting = 1\n");
    assertRefused(dataDir)
        .hasMessageContaining("does not start")
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void aSystemWithoutBinariesIsReferredToAnExternalPostgres() {
    assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
        .hasMessageContaining("Set DATABASE_URL");
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
        .hasMessageContaining("Linux on riscv64");
    assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM_64);
    assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MACOS);
  }
}
