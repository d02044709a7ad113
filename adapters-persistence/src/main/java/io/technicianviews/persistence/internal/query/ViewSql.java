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

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.Criterion;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The domain's view criteria as conditions on {@code service_request}. Parts that are also
 * conditions of partial indexes use inline values, so that the planner can match them.
 */
final class ViewSql {

  private ViewSql() {}

  /** Whether a request meets the criteria of a view. */
  static Condition in(View view, Placeholders<QueryParameters> of) {
    return RequestConditions.LIVE.and(
        DSL.and(view.criteria().stream().map(criterion -> meets(criterion, of)).toList()));
  }

  /**
   * Whether an assignment's request is in a personal view, by the assignment's copies of request
   * columns.
   *
   * @throws IllegalArgumentException if the copied columns do not suffice for the view
   */
  static Condition ofAssignments(View view) {
    if (view.criteria().isEmpty()) {
      return condition(ASSIGNMENT.LIVE);
    }
    if (view.criteria().equals(Set.of(Criterion.UNSOLVED))) {
      return condition(ASSIGNMENT.UNSOLVED);
    }
    throw new IllegalArgumentException("the columns of assignments do not suffice for " + view);
  }

  private static Condition meets(Criterion criterion, Placeholders<QueryParameters> of) {
    return switch (criterion) {
      case UNASSIGNED -> SERVICE_REQUEST.ASSIGNEE_COUNT.eq(inline(0));
      case UNSOLVED -> SERVICE_REQUEST.SOLVED_AT.isNull();
      case SOLVED -> SERVICE_REQUEST.SOLVED_AT.isNotNull();
      case CRITICAL_OR_HIGH ->
          SERVICE_REQUEST.PRIORITY_ID.in(id(Priority.CRITICAL), id(Priority.HIGH));
      case IN_PROGRESS -> SERVICE_REQUEST.STATUS_ID.eq(id(Status.IN_PROGRESS));
      case PENDING_REQUESTER_RESPONSE ->
          SERVICE_REQUEST.STATUS_ID.eq(id(Status.PENDING_REQUESTER_RESPONSE));
      case OPEN_SUBTASK -> SERVICE_REQUEST.OPEN_SUBTASKS.gt(inline(0));
      case CREATED_TODAY ->
          SERVICE_REQUEST.CREATED_AT.ge(
              of.bind(
                  SERVICE_REQUEST.CREATED_AT, queryParameters -> queryParameters.day().start()));
      case UPDATED_RECENTLY ->
          SERVICE_REQUEST.UPDATED_AT.ge(
              of.bind(
                  SERVICE_REQUEST.UPDATED_AT,
                  queryParameters -> queryParameters.day().recentStart()));
      case SOLVED_RECENTLY ->
          SERVICE_REQUEST.SOLVED_AT.ge(
              of.bind(
                  SERVICE_REQUEST.SOLVED_AT,
                  queryParameters -> queryParameters.day().recentStart()));
    };
  }

  private static Field<Short> id(Status status) {
    return inline((short) status.id());
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
