package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCondition;
import io.technicianviews.domain.condition.CellCondition.TypeCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.OlderThan;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Twelve typical custom views of helpdesks: eight that cells count, and four of unsolved requests.
 */
final class CustomViewSamples {

  private static final StatusCategoryCondition UNSOLVED = StatusCategoryCondition.UNSOLVED;
  private static final AssigneeCondition UNASSIGNED =
      new AssigneeCondition(Operator.IS, Assignee.NOBODY);

  /** The benchmarks read a page of the first view. */
  static final List<Conditions> BY_CELLS =
      List.of(
          Conditions.all(UNSOLVED, priority(Priority.CRITICAL, Priority.HIGH)),
          Conditions.all(new StatusCondition(Operator.IS, Set.of(Status.ON_HOLD))),
          Conditions.all(UNSOLVED, UNASSIGNED, priority(Priority.MEDIUM)),
          Conditions.all(UNSOLVED, new AssigneeCondition(Operator.IS, Assignee.CURRENT_USER)),
          Conditions.all(new WithinDays(Moment.SOLVED, 7)),
          Conditions.all(priority(Priority.HIGH), new WithinDays(Moment.CREATED, 7)),
          Conditions.all(UNSOLVED, new WithinDays(Moment.UPDATED, 7)),
          Conditions.all(new TypeCondition(true), UNSOLVED));

  static final List<Conditions> OF_UNSOLVED =
      List.of(
          Conditions.all(UNSOLVED, new DueCondition(Due.OVERDUE)),
          Conditions.all(UNSOLVED, new DueCondition(new Due.Within(Duration.ofHours(4)))),
          Conditions.all(UNSOLVED, new OlderThan(Moment.UPDATED, Duration.ofHours(4))),
          Conditions.all(UNSOLVED, UNASSIGNED, new OlderThan(Moment.CREATED, Duration.ofDays(2))));

  /** Solved requests with one priority and no assignee: a small part of the history. */
  static final Conditions HISTORY =
      Conditions.all(StatusCategoryCondition.SOLVED, UNASSIGNED, priority(Priority.CRITICAL));

  private CustomViewSamples() {}

  private static PriorityCondition priority(Priority... priorities) {
    return new PriorityCondition(Operator.IS, Set.of(priorities));
  }
}
