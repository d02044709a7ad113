package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectField;

/** Requests as the domain knows them. */
final class StoredRequests {

  private static final Field<SortedSet<Long>> ASSIGNEES =
      multiset(
              select(ASSIGNMENT.PERSON_ID)
                  .from(ASSIGNMENT)
                  .where(ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID)))
          .convertFrom(ids -> new TreeSet<>(ids.map(Record1::value1)));

  private static final SelectField<RequestState> STATE =
      row(
              SERVICE_REQUEST.STATUS_ID,
              SERVICE_REQUEST.PRIORITY_ID,
              SERVICE_REQUEST.BUSINESS_UNIT_ID,
              ASSIGNEES,
              SERVICE_REQUEST.PARENT_ID,
              SERVICE_REQUEST.OPEN_SUBTASKS,
              SERVICE_REQUEST.CREATED_AT,
              SERVICE_REQUEST.UPDATED_AT,
              SERVICE_REQUEST.SOLVED_AT,
              field(SERVICE_REQUEST.DELETED_AT.isNotNull()))
          .mapping(
              (status,
                  priority,
                  unit,
                  assignees,
                  parent,
                  open,
                  created,
                  updated,
                  solved,
                  deleted) ->
                  new RequestState(
                      Status.of(status),
                      Priority.of(priority),
                      unit,
                      assignees,
                      parent,
                      open,
                      created,
                      updated,
                      solved,
                      deleted));

  private StoredRequests() {}

  /** Those that meet the condition, oldest first. */
  static List<ServiceRequest> where(DSLContext dsl, Condition condition) {
    return dsl.select(
            SERVICE_REQUEST.ID,
            SERVICE_REQUEST.SUBJECT,
            SERVICE_REQUEST.DESCRIPTION,
            SERVICE_REQUEST.REQUESTER_ID,
            SERVICE_REQUEST.DUE_AT,
            SERVICE_REQUEST.DUE_BY_HAND,
            SERVICE_REQUEST.VERSION,
            STATE)
        .from(SERVICE_REQUEST)
        .where(condition)
        .orderBy(SERVICE_REQUEST.CREATED_AT, SERVICE_REQUEST.ID)
        .fetch(mapping(ServiceRequest::new));
  }
}
