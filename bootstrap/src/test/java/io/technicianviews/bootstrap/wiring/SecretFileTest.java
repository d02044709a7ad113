package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.http.auth.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

  @TempDir Path dataDir;

  @Test
  void isCreatedOnceAndReadableOnlyByTheOwner() throws IOException {
    TokenKeys.Secret made = SecretFile.readOrCreate(dataDir);

    assertThat(SecretFile.readOrCreate(dataDir)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void everyDirectoryHasItsOwnSecret(@TempDir Path other) {
    assertThat(SecretFile.readOrCreate(dataDir)).isNotEqualTo(SecretFile.readOrCreate(other));
  }

  @Test
  void concurrentReadersGetTheSameSecret() {
    var secrets = ConcurrentHashMap.<TokenKeys.Secret>newKeySet();
    IntStream.range(0, 50).parallel().forEach(i -> secrets.add(SecretFile.readOrCreate(dataDir)));

    assertThat(secrets).hasSize(1);
  }

  @Test
  void aFileThatACrashLeftEmptyIsFilled() throws IOException {
    Files.createFile(file());

    assertThat(SecretFile.readOrCreate(dataDir)).isEqualTo(SecretFile.readOrCreate(dataDir));
  }

  @Test
  void aFileWithoutASecretIsRefused() throws IOException {
    Files.writeString(file(), "changeme");

    assertThatThrownBy(() -> SecretFile.readOrCreate(dataDir))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("contains no valid secret")
        .hasMessageNotContaining("changeme");
  }

  private Path file() {
    return dataDir.resolve("jwt-secret");
  }
}
