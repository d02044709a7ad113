package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** The small log of the tests, and files made from it. */
record Samples(Path directory) {

  static String sample() throws IOException {
    return resource("sample.csv");
  }

  /** A small list export. */
  static String list() throws IOException {
    return resource("incident-list.csv");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = requireNonNull(Samples.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Path plain() throws IOException {
    return changed(UnaryOperator.identity());
  }

  Path changed(UnaryOperator<String> change) throws IOException {
    return Files.writeString(directory.resolve("log.csv"), change.apply(sample()));
  }

  /** The list export as a file. */
  Path list(UnaryOperator<String> change) throws IOException {
    return Files.writeString(directory.resolve("list.csv"), change.apply(list()));
  }

  Path compressed() throws IOException {
    Path file = directory.resolve("log.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(sample().getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** The first line. */
  static String header() throws IOException {
    return sample().substring(0, sample().indexOf('\n') + 1);
  }

  /** A row of an incident that was opened in the night to May 1st. */
  static String row(
      String number,
      String state,
      String caller,
      String at,
      String priority,
      String group,
      String assignee) {
    return "%s,%s,true,0,0,0,true,%s,O,1/5/2019 0:00,?,?,E,%s,P,S,Net,?,?,?,2,2,%s,%s,%s,f,f,N,?,?,?,?,?,?,?,?\n"
        .formatted(number, state, caller, at, priority, group, assignee);
  }
}
