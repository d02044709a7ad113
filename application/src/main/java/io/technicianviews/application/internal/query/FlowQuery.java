package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.report.Flow;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.time.DeskDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The requests that were created and solved on each of the last days. */
public record FlowQuery(int days, UnitScope units) implements CachedQuery<Flow> {

  private static final Set<CellFamily> FAMILIES =
      EnumSet.of(CellFamily.STANDING, CellFamily.BY_DAY_CREATED, CellFamily.BY_DAY_SOLVED);

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<Flow> compute(Person technician, Results results) {
    DeskDay today = results.day();
    DeskDay first = today.firstOf(days);
    CellSums sums =
        new CellSums(
            results.get(
                new CountQuery.ScopeCells(
                    technician.scope().intersect(units), FAMILIES, first, false)));
    return Result.of(flow(sums, first.date(), today.date()));
  }

  /** The day before began with what the day ended with, less what came and plus what was solved. */
  private static Flow flow(CellSums sums, LocalDate first, LocalDate today) {
    Map<LocalDate, Long> created = sums.byDay(CellFamily.BY_DAY_CREATED, today, key -> true);
    Map<LocalDate, Long> solved =
        sums.byDay(CellFamily.BY_DAY_SOLVED, today, key -> key.cell().status().countAsSolved());
    long unsolved = sums.of(CellFamily.STANDING, CellSums::isUnsolved);
    List<Flow.Day> days = new ArrayList<>();
    for (LocalDate date = today; !date.isBefore(first); date = date.minusDays(1)) {
      Flow.Day day =
          new Flow.Day(
              date, created.getOrDefault(date, 0L), solved.getOrDefault(date, 0L), unsolved);
      days.add(day);
      unsolved = Math.max(0, unsolved + day.solved() - day.created());
    }
    Collections.reverse(days);
    return new Flow(days);
  }
}
