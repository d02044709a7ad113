package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.nio.file.Path;

/**
 * Makes the desks that the other benchmarks of the same directory use: ten million requests take an
 * hour, which nobody wants to wait for in the middle of a measurement.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
 */
public final class Desks {

  private Desks() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      for (int i = 1; i < args.length; i++) {
        BenchmarkDesk.of(Integer.parseInt(args[i]), 1, server).close();
      }
    }
  }
}
