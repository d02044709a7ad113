package io.technicianviews.bootstrap.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How many do what for how long, and where: read from system properties, since Gatling makes the
 * simulation without any argument.
 *
 * @param technicians how many look at views
 * @param writesPerSecond by all writers together
 * @param warmUp how long, at the beginning, nothing but failures is counted
 * @param counted how long everything is
 * @param urls of the servers; every technician stays with one of them
 * @param tokens of technicians; if there are too few, several look as the same person
 */
record LoadSettings(
    int technicians,
    int writesPerSecond,
    Duration warmUp,
    Duration counted,
    List<String> urls,
    List<String> tokens) {

  private static final String URL = "load.url";
  private static final String TOKENS = "load.tokens";

  LoadSettings {
    urls = List.copyOf(urls);
    tokens = List.copyOf(tokens);
    if (urls.isEmpty() || tokens.isEmpty()) {
      throw new IllegalArgumentException(
          URL + " must name servers, and " + TOKENS + " a file with a token in each line");
    }
  }

  static LoadSettings ofSystemProperties() {
    return new LoadSettings(
        number("load.technicians", 1),
        number("load.writes", 0),
        Duration.ofSeconds(number("load.warmup", 1)),
        Duration.ofSeconds(number("load.seconds", 1)),
        List.of(System.getProperty(URL, "").split(",")),
        tokens(System.getProperty(TOKENS, "")));
  }

  /** Whether somebody has named servers. */
  static boolean hasUrl() {
    return !System.getProperty(URL, "").isBlank();
  }

  /** How many servers to start if nobody has named some. */
  static int servers() {
    return number("load.servers", 1);
  }

  /** Names what nobody has named. */
  static void found(List<String> urls, Path tokens) {
    System.setProperty(URL, String.join(",", urls));
    System.setProperty(TOKENS, tokens.toString());
  }

  /**
   * A setting that is a whole number.
   *
   * @throws IllegalArgumentException if it is none, or too small
   */
  static int number(String name, int min) {
    Integer number = Integer.getInteger(name);
    if (number == null || number < min) {
      throw new IllegalArgumentException(
          name + " must be a number from " + min + ", not " + System.getProperty(name));
    }
    return number;
  }

  Duration total() {
    return warmUp.plus(counted);
  }

  private static List<String> tokens(String file) {
    if (file.isBlank()) {
      return List.of();
    }
    try {
      return Files.readAllLines(Path.of(file)).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(TOKENS + " cannot be read", e);
    }
  }
}
