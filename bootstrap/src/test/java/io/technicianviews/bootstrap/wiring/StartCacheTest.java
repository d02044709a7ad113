package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

  @Test
  void theFileIsThatOfTheJvmOption() {
    assertThat(StartCache.of("-XX:SharedArchiveFile=/var/cache/a.jsa"))
        .containsExactly(new StartCache(Path.of("/var/cache/a.jsa"), "-XX:ArchiveClassesAtExit="));
    assertThat(StartCache.of("-Xmx128m")).isEmpty();
  }

  @Test
  void anAotCacheIsWrittenFromJava25On() {
    boolean written = Runtime.version().feature() >= 25;

    assertThat(StartCache.of("-XX:AOTCache=a.aot")).hasSize(written ? 1 : 0);
  }

  @Test
  void aFileThatWasCutShortIsNotComplete(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.aot");
    StartCache cache = new StartCache(file, "-XX:AOTCacheOutput=");
    Files.writeString(file, "classes");
    cache.writeNote("this jar\n");
    assertThat(cache.isNotedAs("this jar\n")).isTrue();
    assertThat(cache.isNotedAs("another jar\n")).isFalse();

    Files.writeString(file, "class");
    assertThat(cache.isNotedAs("this jar\n")).isFalse();
  }

  @Test
  void theWriterDoesNothingOnAJvmWithoutTheOption() {
    try (StartCacheWriter writer = StartCacheWriter.start()) {
      writer.await();
    }
    assertThat(StartCache.ofThisProcess()).isEmpty();
  }
}
