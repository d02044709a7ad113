package io.technicianviews.domain.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * Compares a text that must not change in a refactoring with the file {@code
 * src/test/resources/recorded/NAME} of the module. With {@code -Dtest.recorded=write} the file is
 * written instead, so that an intended difference is reviewed in the commit that makes it.
 */
public final class RecordedText {

  private static final boolean WRITES = "write".equals(System.getProperty("test.recorded"));

  private RecordedText() {}

  /** Asserts that the text equals the recorded one. */
  public static void assertRecorded(String name, String text) {
    if (WRITES) {
      write(name, text);
    }
    Assertions.assertThat(text)
        .as("recorded/%s; -Dtest.recorded=write accepts the difference", name)
        .isEqualTo(read(name));
  }

  private static String read(String name) {
    Path source = source(name);
    try (InputStream file =
        Files.exists(source)
            ? Files.newInputStream(source)
            : RecordedText.class.getResourceAsStream("/recorded/" + name)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name, String text) {
    try {
      Files.createDirectories(source(name).getParent());
      Files.writeString(source(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the path of the file; tests run in the directory of their module. */
  private static Path source(String name) {
    return Path.of("src/test/resources/recorded", name);
  }
}
