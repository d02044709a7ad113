package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.schema.Tables.PERSON;
import static io.technicianviews.persistence.schema.Tables.PRIORITY;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.schema.Tables.STATUS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.persistence.schema.tables.Person;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.SelectField;

/** Requests as lists show them. */
final class RequestRows {

  private static final Person REQUESTER = PERSON.as("requester");
  private static final Person ASSIGNEE = PERSON.as("assignee");

  private static final SelectField<StatusLabel> STATUS_LABEL =
      row(STATUS.ID, STATUS.NAME, STATUS.COLOR, STATUS.COUNT_AS_SOLVED)
          .mapping((id, name, color, solved) -> new StatusLabel(id, name, color, solved));

  private static final SelectField<PriorityLabel> PRIORITY_LABEL =
      row(
              PRIORITY.ID,
              PRIORITY.NAME,
              PRIORITY.RESPONSE_TIME_MINUTES,
              PRIORITY.RESOLUTION_TIME_HOURS)
          .mapping((id, name, minutes, hours) -> new PriorityLabel(id, name, minutes, hours));

  private static final SelectField<PersonName> REQUESTER_NAME =
      row(REQUESTER.ID, REQUESTER.FULL_NAME).mapping(PersonName::new);

  private static final SelectField<BusinessUnit> UNIT =
      row(BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME).mapping(nullOnAllNull(BusinessUnit::new));

  static final Field<List<PersonName>> ASSIGNEES =
      multiset(
              select(ASSIGNEE.ID, ASSIGNEE.FULL_NAME)
                  .from(ASSIGNMENT)
                  .join(ASSIGNEE)
                  .on(ASSIGNEE.ID.eq(ASSIGNMENT.PERSON_ID))
                  .where(ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                  .orderBy(Collation.byCodePoint(ASSIGNEE.FULL_NAME), ASSIGNEE.ID))
          .convertFrom(names -> names.map(mapping(PersonName::new)));

  private RequestRows() {}

  static List<StatusLabel> statuses(DSLContext dsl) {
    return dsl.select(STATUS_LABEL).from(STATUS).orderBy(STATUS.ID).fetch(Record1::value1);
  }

  static List<PriorityLabel> priorities(DSLContext dsl) {
    return dsl.select(PRIORITY_LABEL).from(PRIORITY).orderBy(PRIORITY.ID).fetch(Record1::value1);
  }

  /** Those that meet the condition, in this order. */
  static List<RequestSummary> where(
      DSLContext dsl, Condition condition, List<? extends OrderField<?>> order) {
    return dsl.select(
            SERVICE_REQUEST.ID,
            SERVICE_REQUEST.SUBJECT,
            STATUS_LABEL,
            PRIORITY_LABEL,
            REQUESTER_NAME,
            UNIT,
            ASSIGNEES,
            SERVICE_REQUEST.CREATED_AT,
            SERVICE_REQUEST.UPDATED_AT,
            SERVICE_REQUEST.DUE_AT,
            SERVICE_REQUEST.SOLVED_AT,
            SERVICE_REQUEST.PARENT_ID,
            SERVICE_REQUEST.OPEN_SUBTASKS,
            field(SERVICE_REQUEST.LAST_OTHER_MESSAGE.gt(SERVICE_REQUEST.REQUESTER_READ_UP_TO)),
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            SERVICE_REQUEST.VERSION)
        .from(SERVICE_REQUEST)
        .join(STATUS)
        .on(STATUS.ID.eq(SERVICE_REQUEST.STATUS_ID))
        .join(PRIORITY)
        .on(PRIORITY.ID.eq(SERVICE_REQUEST.PRIORITY_ID))
        .join(REQUESTER)
        .on(REQUESTER.ID.eq(SERVICE_REQUEST.REQUESTER_ID))
        .leftJoin(BUSINESS_UNIT)
        .on(BUSINESS_UNIT.ID.eq(SERVICE_REQUEST.BUSINESS_UNIT_ID))
        .where(condition)
        .orderBy(order)
        .fetch(mapping(RequestSummary::new));
  }
}
