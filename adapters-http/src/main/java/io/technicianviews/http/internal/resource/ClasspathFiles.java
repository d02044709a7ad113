package io.technicianviews.http.internal.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Reader of files on the classpath: the module's own, and those of libraries. */
public final class ClasspathFiles {

  /** The directory of the module's own files. */
  public static final String OWN = "/io/technicianviews/http/";

  private final Properties versions = new Properties();

  public ClasspathFiles() {
    try (InputStream in = open(OWN + "versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the version of a library, which is part of the paths in its jar. */
  public String version(String library) {
    return Objects.requireNonNull(
        versions.getProperty(library), () -> library + " has no entry in versions.properties");
  }

  /** Returns the text file at an absolute path. */
  public String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the file at an absolute path. The caller closes it. */
  public static InputStream open(String path) {
    return Objects.requireNonNull(
        ClasspathFiles.class.getResourceAsStream(path), () -> path + " is not on the classpath");
  }
}
