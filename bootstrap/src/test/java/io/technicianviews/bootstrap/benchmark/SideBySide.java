package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * This desk beside the shapes in which other helpdesks count, on one database: the same data, the
 * same views, the same technician with five of a hundred units, 1 % unsolved. What each costs when
 * it reads a page with all counts, warm and cold, what it adds to a write, how stale it may be, and
 * whether its counts agree with its lists while others write. Beside it a dozen custom views and
 * saved filters.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, a directory for {@code
 * side-by-side.md} and {@code side-by-side.svg}, the seconds that a statement may run, and sizes.
 * Both files are written anew after each size.
 */
public final class SideBySide {

  private static final int CONNECTIONS = 4;

  private SideBySide() {}

  public static void main(String[] args) throws Exception {
    Path output = Files.createDirectories(Path.of(args[1]));
    Duration limit = Duration.ofSeconds(Long.parseLong(args[2]));
    List<Result> results = new ArrayList<>();
    List<SavedFilterContest.Outcome> filters = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
          BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[i]), CONNECTIONS, server)) {
        Contest.Found found = new Contest(desk, new ColdCaches(server), limit).run();
        results.addAll(found.results());
        filters.addAll(found.filters());
      }
      SideBySideReport report = new SideBySideReport(results, filters);
      Files.writeString(output.resolve("side-by-side.md"), report.markdown());
      Files.writeString(output.resolve("side-by-side.svg"), report.svg());
    }
    System.out.println(Files.readString(output.resolve("side-by-side.md")));
  }
}
