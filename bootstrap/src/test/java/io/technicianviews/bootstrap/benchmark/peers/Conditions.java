package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.OpenSubtasksCondition;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewScope;
import java.util.stream.Collectors;

/**
 * The views as conditions on {@code service_request r}, in plain columns: every helpdesk has a
 * status, a priority, a unit and times on its ticket, and a condition on those is the kindest way
 * to say it.
 */
class Conditions {

  final PageQuery pageQuery;

  Conditions(PageQuery pageQuery) {
    this.pageQuery = pageQuery;
  }

  /** The condition that a request is in a view. */
  String in(View view) {
    String reached = view.scope() == ViewScope.MINE ? mine() : visible();
    return "(" + reached + criteria(view) + ")";
  }

  /** What a view asks of a request that it reaches, each with an "and" before it. */
  String criteria(View view) {
    return view.conditionsInScope().stream()
        .map(condition -> " and " + meets(condition))
        .collect(Collectors.joining());
  }

  String meets(CellCondition condition) {
    if (condition.equals(StatusCategoryCondition.UNSOLVED)) {
      return unsolved();
    }
    if (condition.equals(StatusCategoryCondition.SOLVED)) {
      return solved();
    }
    return switch (condition) {
      case AssigneeCondition byAssignee -> unassigned();
      case StatusCategoryCondition byCategory ->
          "r.status_id = " + byCategory.categories().iterator().next().id();
      case PriorityCondition byPriority -> "r.priority_id in (1, 2)";
      case OpenSubtasksCondition open -> openSubtasks();
      case WithinDays(Moment moment, int days) ->
          column(moment) + " >= '" + pageQuery.day().firstOf(days).start() + "'";
      default -> throw new IllegalArgumentException("no view has " + condition);
    };
  }

  String unassigned() {
    return "r.assignee_count = 0";
  }

  String unsolved() {
    return "r.status_id in (1, 2, 3, 4)";
  }

  String solved() {
    return "r.status_id in (5, 6)";
  }

  String openSubtasks() {
    return "r.open_subtasks > 0";
  }

  private static String column(Moment moment) {
    return column(SortKey.valueOf(moment.name()));
  }

  private String visible() {
    return "r.deleted_at is null and " + ofUnits();
  }

  String ofUnits() {
    return "r.unit_key in " + list(pageQuery.units());
  }

  String mine() {
    return "r.deleted_at is null and r.id in (" + assigned() + ")";
  }

  /**
   * What is in any view at all. The array is known before the scan begins, so that both sides are
   * found by an index; a join or a subquery would read every request there is.
   */
  String inAny() {
    return "r.deleted_at is null and (" + ofUnits() + " or r.id = any (array(" + assigned() + ")))";
  }

  private String assigned() {
    return "select request_id from assignment where person_id = " + pageQuery.technicianId();
  }

  /** The list of the view asked for, without its page. */
  String ordered() {
    return in(pageQuery.view()) + " order by " + order(pageQuery.view().order());
  }

  String page() {
    return " limit " + pageQuery.limit() + " offset " + pageQuery.offset();
  }

  static String list(Iterable<Long> ids) {
    StringBuilder list = new StringBuilder("(");
    for (long id : ids) {
      list.append(list.length() > 1 ? ", " : "").append(id);
    }
    return list.append(list.length() > 1 ? ")" : "-2)").toString();
  }

  private static String order(SortOrder sortOrder) {
    return sortOrder.fields().stream()
            .map(sortField -> column(sortField.key()) + (sortField.descending() ? " desc" : ""))
            .collect(Collectors.joining(", "))
        + ", r.id desc";
  }

  static String column(SortKey key) {
    return switch (key) {
      case CREATED -> "r.created_at";
      case UPDATED -> "r.updated_at";
      case SOLVED -> "r.solved_at";
      case PRIORITY -> "r.priority_id";
      case DUE_DATE -> "r.due_at";
    };
  }
}
