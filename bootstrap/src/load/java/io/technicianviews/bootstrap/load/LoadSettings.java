package io.technicianviews.bootstrap.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the load test, from system properties, since Gatling creates the simulation
 * without arguments.
 *
 * @param technicians the number of technicians who read views
 * @param readInterval the time between two reads of a technician
 * @param writesPerSecond the rate of all writes together
 * @param warmUp the time at the beginning in which only failures are counted
 * @param measured the measured time after the warm-up
 * @param urls the servers; every technician uses one of them
 * @param tokens the tokens of technicians; with fewer tokens than technicians, some are reused
 */
record LoadSettings(
    int technicians,
    Duration readInterval,
    int writesPerSecond,
    Duration warmUp,
    Duration measured,
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
        Duration.ofSeconds(number("load.interval", 1)),
        number("load.writes", 0),
        Duration.ofSeconds(number("load.warmup", 1)),
        Duration.ofSeconds(number("load.seconds", 1)),
        List.of(System.getProperty(URL, "").split(",")),
        tokens(System.getProperty(TOKENS, "")));
  }

  /** Whether running servers are given. */
  static boolean hasUrl() {
    return !System.getProperty(URL, "").isBlank();
  }

  /** The number of servers to start if no running ones are given. */
  static int servers() {
    return number("load.servers", 1);
  }

  /** The cores for the servers and their database together, such as 0 or 0-1; empty: all. */
  static String cores() {
    return System.getProperty("load.cores", "");
  }

  /** Sets the servers that were started, and their tokens. */
  static void setServers(List<String> urls, Path tokens) {
    System.setProperty(URL, String.join(",", urls));
    System.setProperty(TOKENS, tokens.toString());
  }

  /**
   * The value of an integer setting.
   *
   * @throws IllegalArgumentException if it is missing, not an integer, or less than {@code min}
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
    return warmUp.plus(measured);
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
