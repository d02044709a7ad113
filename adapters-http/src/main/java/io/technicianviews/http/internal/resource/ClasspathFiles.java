package io.technicianviews.http.internal.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Reader of text files on the classpath: the console's own, and those of libraries. */
final class ConsoleResources {

  private static final String MODULE = "/io/technicianviews/http/";

  private final Properties versions = new Properties();

  ConsoleResources() {
    try {
      versions.load(new StringReader(text(MODULE + "versions.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file of the console. */
  String own(String name) {
    return text(MODULE + "console/" + name);
  }

  /** Returns the version of a library, which is part of the paths in its jar. */
  String version(String library) {
    return Objects.requireNonNull(
        versions.getProperty(library), () -> library + " has no entry in versions.properties");
  }

  /** Returns the file at an absolute path. */
  String text(String path) {
    try (InputStream in =
        Objects.requireNonNull(
            ConsoleResources.class.getResourceAsStream(path),
            () -> path + " is not on the classpath")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
