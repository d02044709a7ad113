package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Benchmark of the cost that count cells add to a command, including the commit. The same commands
 * run interleaved on a helpdesk with cells and on an equal helpdesk without the indexes of the
 * cells, where the cell deltas are not sent either. It prints medians in milliseconds. Afterwards
 * only the cells of the second helpdesk are wrong; the exit status is 1 if the verification does
 * not report exactly that.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, and their size in requests.
 */
public final class CellWriteCost {

  private static final List<String> INDEXES =
      List.of(
          "request_of_unit_by_cell_created",
          "request_of_unit_by_cell_updated",
          "request_of_unit_by_cell_solved",
          "request_by_cell_created",
          "request_by_cell_updated",
          "request_by_cell_solved",
          "unsolved_tagged_of_unit",
          "unsolved_assignment_of_unit");

  private CellWriteCost() {}

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[1]);
    GenerationPlan plan = GenerationPlan.sized(size, 1, 400, 100, 42);
    boolean verified;
    try (CounterWriteFilter driver = CounterWriteFilter.open("cell_counter_change");
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk with = BenchmarkDesk.of(plan, "desk_of_" + size, 4, server);
        BenchmarkDesk plain =
            BenchmarkDesk.of(plan, "desk_of_%d_without_cells".formatted(size), 4, server);
        BenchmarkDesk without = driver.reopen(plain);
        ServiceDesk counting = with.serviceDesk();
        ServiceDesk notCounting = without.serviceDesk()) {
      dropIndexes(plain);
      CounterCost.compare(
          List.of(
              CounterCost.Writer.at(with, counting.commands()),
              CounterCost.Writer.at(plain, notCounting.commands())));
      long wrong = plain.postgres().recount(true, ignored -> {}).differences().size();
      System.out.printf(
          "%,d cells of the helpdesk without cell deltas are wrong afterwards%n", wrong);
      verified = wrong > 0 && with.postgres().recount(false, ignored -> {}).agrees();
    }
    System.exit(verified ? 0 : 1);
  }

  private static void dropIndexes(BenchmarkDesk desk) throws SQLException {
    try (Connection connection = desk.connect();
        Statement sql = connection.createStatement()) {
      for (String index : INDEXES) {
        sql.execute("drop index if exists " + index);
      }
    }
  }
}
