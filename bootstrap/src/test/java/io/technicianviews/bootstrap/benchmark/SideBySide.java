package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Benchmark of this project and the query shapes of other helpdesks on one database, with the same
 * data, the same views, and a technician with five of a hundred units; 1 % of the requests are
 * unsolved. It measures a page with all counts, warm and cold, the time added to a write, the
 * staleness of the counts, and whether counts and lists agree during writes. It also compares a
 * dozen custom views with saved filters. Times are milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, a directory for {@code
 * side-by-side.md} and {@code side-by-side.svg}, the time limit of a statement in seconds, and the
 * sizes in requests. Both files are rewritten after each size.
 */
public final class SideBySide {

  private static final int CONNECTIONS = 4;

  private SideBySide() {}

  public static void main(String[] args) throws Exception {
    Path output = Files.createDirectories(Path.of(args[1]));
    Duration limit = Duration.ofSeconds(Long.parseLong(args[2]));
    List<ComparisonResult> results = new ArrayList<>();
    List<SavedFilterComparison.Outcome> filters = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
          BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[i]), CONNECTIONS, server)) {
        SystemComparison.Results measured =
            new SystemComparison(desk, new DatabaseCaches(server), limit).run();
        results.addAll(measured.results());
        filters.addAll(measured.filters());
      }
      SideBySideReport report = new SideBySideReport(results, filters);
      Files.writeString(output.resolve("side-by-side.md"), report.markdown());
      Files.writeString(output.resolve("side-by-side.svg"), report.svg());
    }
    System.out.println(Files.readString(output.resolve("side-by-side.md")));
  }
}
