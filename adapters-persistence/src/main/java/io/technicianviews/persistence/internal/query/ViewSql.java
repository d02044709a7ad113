package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.OpenSubtasksCondition;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.StatusTable;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The conditions of the built-in views as conditions on {@code service_request}. Parts that are
 * also conditions of partial indexes use inline values, so that the planner can match them.
 */
final class ViewSql {

  private static final CellCondition UNASSIGNED =
      new AssigneeCondition(Operator.IS, Assignee.NOBODY);

  private ViewSql() {}

  /** Whether a request meets the conditions of a view. */
  static Condition in(View view, Placeholders<QueryParameters> of) {
    return RequestConditions.LIVE.and(
        DSL.and(view.conditionsInScope().stream().map(condition -> meets(condition, of)).toList()));
  }

  /**
   * Whether an assignment's request is in a personal view, by the assignment's copies of request
   * columns.
   *
   * @throws IllegalArgumentException if the copied columns do not suffice for the view
   */
  static Condition ofAssignments(View view) {
    if (view.conditionsInScope().isEmpty()) {
      return condition(ASSIGNMENT.LIVE);
    }
    if (view.conditionsInScope().equals(List.of(StatusCategoryCondition.UNSOLVED))) {
      return condition(ASSIGNMENT.UNSOLVED);
    }
    throw new IllegalArgumentException("the columns of assignments do not suffice for " + view);
  }

  private static Condition meets(CellCondition condition, Placeholders<QueryParameters> of) {
    if (condition.equals(StatusCategoryCondition.UNSOLVED)) {
      return SERVICE_REQUEST.SOLVED_AT.isNull();
    }
    if (condition.equals(StatusCategoryCondition.SOLVED)) {
      return SERVICE_REQUEST.SOLVED_AT.isNotNull();
    }
    if (condition.equals(UNASSIGNED)) {
      return SERVICE_REQUEST.ASSIGNEE_COUNT.eq(inline(0));
    }
    return switch (condition) {
      case StatusCategoryCondition(Operator operator, Set<StatusCategory> categories)
          when operator == Operator.IS && categories.size() == 1 ->
          StatusTable.isOf(categories.iterator().next(), SERVICE_REQUEST.STATUS_ID);
      case PriorityCondition(Operator operator, Set<Priority> priorities)
          when operator == Operator.IS ->
          SERVICE_REQUEST.PRIORITY_ID.in(priorities.stream().map(ViewSql::id).toList());
      case OpenSubtasksCondition(boolean hasOpenSubtasks) when hasOpenSubtasks ->
          SERVICE_REQUEST.OPEN_SUBTASKS.gt(inline(0));
      case WithinDays(Moment moment, int days) -> within(column(moment), days, of);
      default ->
          throw new IllegalArgumentException("not a condition of a built-in view: " + condition);
    };
  }

  private static Condition within(
      TableField<?, Instant> column, int days, Placeholders<QueryParameters> of) {
    return column.ge(
        of.bind(column, queryParameters -> queryParameters.day().firstOf(days).start()));
  }

  private static TableField<?, Instant> column(Moment moment) {
    return switch (moment) {
      case CREATED -> SERVICE_REQUEST.CREATED_AT;
      case UPDATED -> SERVICE_REQUEST.UPDATED_AT;
      case SOLVED -> SERVICE_REQUEST.SOLVED_AT;
    };
  }

  private static Field<Short> id(Priority priority) {
    return inline((short) priority.id());
  }

  static Condition ofType(RequestType type) {
    return switch (type) {
      case ALL -> noCondition();
      case PARENTS -> SERVICE_REQUEST.PARENT_ID.isNull();
      case SUBTASKS -> SERVICE_REQUEST.PARENT_ID.isNotNull();
    };
  }

  /**
   * Whether the requester, being another person than the technician, wrote after the technician's
   * read position.
   */
  static Condition unread(Placeholders<QueryParameters> of) {
    Condition wrote = SERVICE_REQUEST.LAST_REQUESTER_MESSAGE.gt(inline(0));
    Condition byAnother =
        SERVICE_REQUEST.REQUESTER_ID.ne(
            of.bind(SERVICE_REQUEST.REQUESTER_ID, QueryParameters::personId));
    return wrote
        .and(byAnother)
        .and(
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE.gt(
                coalesce(
                    field(
                        select(READ_MARK.UP_TO)
                            .from(READ_MARK)
                            .where(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                            .and(
                                READ_MARK.PERSON_ID.eq(
                                    of.bind(READ_MARK.PERSON_ID, QueryParameters::personId)))),
                    inline(0))));
  }
}
