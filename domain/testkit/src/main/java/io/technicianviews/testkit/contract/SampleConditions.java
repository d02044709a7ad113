package io.technicianviews.testkit.contract;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.BusinessUnitCondition;
import io.technicianviews.domain.condition.CellCondition.OpenSubtasksCondition;
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
import io.technicianviews.domain.condition.RequestCondition.RequesterCondition;
import io.technicianviews.domain.condition.RequestCondition.SubjectContains;
import io.technicianviews.domain.condition.RequestCondition.TagsCondition;
import io.technicianviews.domain.condition.RequestCondition.UnreadCondition;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Conditions of views for the contract suites. */
final class SampleConditions {

  /** The status is one of two. */
  static final Conditions OPEN =
      Conditions.all(new StatusCondition(Operator.IS, Set.of(Status.IN_PROGRESS, Status.OPEN)));

  /** Conditions of every kind, with every kind of value. */
  static final Conditions EVERY_KIND =
      new Conditions(
          List.of(
              StatusCategoryCondition.UNSOLVED,
              new StatusCondition(Operator.IS_NOT, Set.of(Status.ON_HOLD)),
              new PriorityCondition(Operator.IS, Set.of(Priority.LOW, Priority.CRITICAL)),
              BusinessUnitCondition.of(
                  Operator.IS_NOT, List.of(UnitScope.WITHOUT_UNIT, Long.MAX_VALUE)),
              new AssigneeCondition(Operator.IS, Assignee.CURRENT_USER),
              new TypeCondition(true),
              new OpenSubtasksCondition(false),
              new WithinDays(Moment.UPDATED, 90),
              new OlderThan(Moment.CREATED, Duration.ofDays(3).plusMinutes(5)),
              new SubjectContains("say \"no\" \\ \u00c4\ud83d\ude00")),
          List.of(
              new AssigneeCondition(Operator.IS_NOT, Assignee.NOBODY),
              new AssigneeCondition(Operator.IS, new Assignee.Technician(4_711)),
              new TypeCondition(false),
              new WithinDays(Moment.SOLVED, 1),
              new DueCondition(Due.OVERDUE),
              new DueCondition(new Due.Within(Duration.ofSeconds(90))),
              new DueCondition(Due.NONE),
              new TagsCondition(Operator.IS_NOT, new TreeSet<>(Set.of("vpn", "\u00e4"))),
              new RequesterCondition(Operator.IS_NOT, new Requester.Other(5)),
              new UnreadCondition(true)));

  private SampleConditions() {}
}
