package io.technicianviews.bootstrap.readme;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of an example in a README. */
record ReadmeExample(String source) {

  private static final Path SOURCES = Path.of("src/test/java/io/technicianviews/bootstrap/readme");

  /** Reads a file of this package. */
  static ReadmeExample of(String file) throws IOException {
    return new ReadmeExample(Files.readString(SOURCES.resolve(file)));
  }

  /** Returns the lines between {@code // README: name} and {@code // README: end}. */
  String code(String name) {
    String begin = "// README: " + name + "\n";
    int from = source.indexOf(begin) + begin.length();
    int to = source.lastIndexOf('\n', source.indexOf("// README: end", from));
    return source.substring(from, to).stripIndent() + "\n";
  }

  /**
   * Returns the lines that import the project's and the JDK's classes, in the order of the file.
   */
  String imports() {
    return source
        .lines()
        .filter(line -> line.matches("import (static )?(io|java)\\..*"))
        .collect(joining("\n", "", "\n"));
  }
}
