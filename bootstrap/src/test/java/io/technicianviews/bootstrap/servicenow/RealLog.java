package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.technicianviews.domain.view.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The real log, parsed and counted independently of the import: its unchanged rows, and a condition
 * on them for each view.
 */
public final class RealLog {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm");
  private static final Set<String> READ =
      Set.of(
          "number",
          "incident_state",
          "opened_at",
          "sys_updated_at",
          "priority",
          "assignment_group",
          "assigned_to");
  private static final Set<String> SOLVED = Set.of("Resolved", "Closed");

  private final List<Map<String, String>> rows;

  private RealLog(List<Map<String, String>> rows) {
    this.rows = rows;
  }

  /** The path of the log, next to the repository; empty if there is none. */
  public static Optional<Path> file() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, directory -> directory != null, Path::getParent)
        .map(root -> root.resolve("../shared/data/servicenow-incident-events.csv.gz").normalize())
        .filter(Files::exists)
        .findFirst();
  }

  static RealLog read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<Map<String, String>> rows = new ArrayList<>();
      String[] header = lines.readLine().split(",");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] values = line.split(",");
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < header.length; i++) {
          if (READ.contains(header[i])) {
            row.put(header[i], values[i]);
          }
        }
        rows.add(row);
      }
      return new RealLog(rows);
    }
  }

  /** The rows of events up to the end of this day, by incident. */
  Desk on(LocalDate day) {
    Map<String, List<Map<String, String>>> incidents = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      if (!day(row, "sys_updated_at").isAfter(day)) {
        incidents.computeIfAbsent(value(row, "number"), number -> new ArrayList<>()).add(row);
      }
    }
    return new Desk(day, List.copyOf(incidents.values()));
  }

  private static String value(Map<String, String> row, String column) {
    return requireNonNull(row.get(column), column);
  }

  private static LocalDate day(Map<String, String> row, String column) {
    return LocalDateTime.parse(value(row, column), TIME).toLocalDate();
  }

  /** The desk on a day: the rows so far of each incident. */
  record Desk(LocalDate day, List<List<Map<String, String>>> incidents) {

    /** The number of requests. */
    int size() {
      return incidents.size();
    }

    /** The counts of an admin without assigned requests. */
    Map<View, Long> ofAdmin() {
      return counts(incidents, List.of());
    }

    /** The counts of a technician with assigned requests. */
    Map<View, Long> of(String technician) {
      Set<String> groups =
          incidents.stream()
              .flatMap(List::stream)
              .filter(row -> value(row, "assigned_to").equals(technician))
              .map(row -> value(row, "assignment_group"))
              .filter(group -> !group.equals("?"))
              .collect(toSet());
      return counts(
          incidents.stream().filter(i -> groups.contains(now(i, "assignment_group"))).toList(),
          incidents.stream().filter(i -> now(i, "assigned_to").equals(technician)).toList());
    }

    private Map<View, Long> counts(
        List<List<Map<String, String>>> visible, List<List<Map<String, String>>> mine) {
      Map<View, Long> counts = new TreeMap<>();
      for (View view : View.values()) {
        var seen = view == View.MY_UNSOLVED || view == View.ALL_YOUR_REQUESTS ? mine : visible;
        counts.put(view, seen.stream().filter(incident -> isIn(view, incident)).count());
      }
      return counts;
    }

    private boolean isIn(View view, List<Map<String, String>> incident) {
      String state = now(incident, "incident_state");
      boolean solved = SOLVED.contains(state);
      return switch (view) {
        case UNASSIGNED -> !solved && now(incident, "assigned_to").equals("?");
        case ALL_UNSOLVED, MY_UNSOLVED -> !solved;
        case RECENTLY_UPDATED -> isRecent(RealLog.day(incident.getLast(), "sys_updated_at"));
        case RECENTLY_SOLVED -> solved && isRecent(solvedOn(incident));
        case ALL_YOUR_REQUESTS, ALL_TICKETS -> true;
        case URGENT_HIGH_PRIORITY ->
            !solved && Set.of("1 - Critical", "2 - High").contains(now(incident, "priority"));
        case PENDING_REQUESTER_RESPONSE -> state.equals("Awaiting User Info");
        case PENDING_SUBTASK -> false;
        case NEW_TODAY -> RealLog.day(incident.getLast(), "opened_at").equals(day);
        case IN_PROGRESS -> state.equals("Active");
        case ALL_SOLVED -> solved;
      };
    }

    /** The day of the first of the rows at the end that are all solved. */
    private static LocalDate solvedOn(List<Map<String, String>> incident) {
      int first = incident.size() - 1;
      while (first > 0 && SOLVED.contains(value(incident.get(first - 1), "incident_state"))) {
        first--;
      }
      return RealLog.day(incident.get(first), "sys_updated_at");
    }

    private boolean isRecent(LocalDate date) {
      return date.isAfter(day.minusWeeks(1));
    }

    private static String now(List<Map<String, String>> incident, String column) {
      return value(incident.getLast(), column);
    }
  }
}
