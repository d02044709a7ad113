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
 * What count cells cost a command, commit included: the same commands, in turns, at a desk with
 * cells and at an equal one without their indexes, where the deltas are not sent either. Afterwards
 * the cells of the latter are wrong, which is found: the program ends with 1 if not.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and their size.
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
    boolean found;
    try (WithoutCounters driver = WithoutCounters.installed("cell_counter_change");
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk with = BenchmarkDesk.of(plan, "desk_of_" + size, 4, server);
        BenchmarkDesk plain =
            BenchmarkDesk.of(plan, "desk_of_%d_without_cells".formatted(size), 4, server);
        BenchmarkDesk without = driver.reopened(plain);
        ServiceDesk counting = with.serviceDesk();
        ServiceDesk other = without.serviceDesk()) {
      dropIndexes(plain);
      CounterCost.compare(
          List.of(
              CounterCost.Writer.at(with, counting.commands()),
              CounterCost.Writer.at(plain, other.commands())));
      long wrong = plain.postgres().recount(true, any -> {}).differences().size();
      System.out.printf("%,d cells of the desk without were wrong afterwards%n", wrong);
      found = wrong > 0 && with.postgres().recount(false, any -> {}).agrees();
    }
    System.exit(found ? 0 : 1);
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
