package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.IncidentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A generator of random event logs with the irregularities of real ones, but more frequent. */
final class RandomLog {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu H:mm");
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2019-05-01T00:00");
  private static final List<String> PRIORITIES =
      List.of("1 - Critical", "2 - High", "3 - Moderate", "4 - Low");

  private final RandomGenerator random;

  RandomLog(RandomGenerator random) {
    this.random = random;
  }

  /** Writes a log with a number of incidents, whose rows are interleaved. */
  Path write(Path file, int incidents) throws IOException {
    List<List<String>> histories = new ArrayList<>();
    for (int i = 1; i <= incidents; i++) {
      histories.add(history("INC" + i));
    }
    StringBuilder log = new StringBuilder(Samples.header());
    while (!histories.isEmpty()) {
      List<String> history = histories.get(random.nextInt(histories.size()));
      log.append(history.removeFirst());
      histories.removeIf(List::isEmpty);
    }
    return Files.writeString(file, log);
  }

  private List<String> history(String number) {
    LocalDateTime at = BEGIN.plusMinutes(random.nextInt(6_000));
    List<String> rows = new ArrayList<>();
    int events = random.nextInt(1, 16);
    for (int i = 0; i < events; i++) {
      rows.add(
          Samples.row(
              number,
              one(IncidentState.known().split(", ")),
              mostly("Caller " + random.nextInt(5)),
              TIME.format(at),
              one(PRIORITIES.toArray(String[]::new)),
              mostly("Team " + random.nextInt(4)),
              mostly("Solver " + random.nextInt(5))));
      at = at.plusMinutes(minutes());
    }
    return rows;
  }

  /** The minutes to the next event: often 0, sometimes negative. */
  private int minutes() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> 0;
      case 2 -> -random.nextInt(300);
      default -> random.nextInt(600);
    };
  }

  private String mostly(String value) {
    return random.nextInt(4) == 0 ? "?" : value;
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }
}
