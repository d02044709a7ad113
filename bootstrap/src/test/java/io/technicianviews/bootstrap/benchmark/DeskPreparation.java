package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.nio.file.Path;

/**
 * Program that generates the helpdesks for the other benchmarks of the same directory. The
 * generation of ten million requests takes an hour; this program separates it from the
 * measurements.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, and their sizes in
 * requests.
 */
public final class DeskPreparation {

  private DeskPreparation() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      for (int i = 1; i < args.length; i++) {
        BenchmarkDesk.of(Integer.parseInt(args[i]), 1, server).close();
      }
    }
  }
}
