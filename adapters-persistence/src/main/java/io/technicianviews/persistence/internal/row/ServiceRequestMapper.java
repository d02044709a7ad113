package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Selects and reads requests as domain objects. */
public final class ServiceRequestMapper {

  private static final Field<Long[]> ASSIGNEES =
      array(
          select(ASSIGNMENT.PERSON_ID)
              .from(ASSIGNMENT)
              .where(ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID)));

  private static final Field<Boolean> DELETED = field(SERVICE_REQUEST.DELETED_AT.isNotNull());

  /** The columns that {@link #read} reads. */
  public static final List<Field<?>> COLUMNS =
      List.of(
          SERVICE_REQUEST.ID,
          SERVICE_REQUEST.SUBJECT,
          SERVICE_REQUEST.DESCRIPTION,
          SERVICE_REQUEST.REQUESTER_ID,
          SERVICE_REQUEST.DUE_AT,
          SERVICE_REQUEST.DUE_BY_HAND,
          SERVICE_REQUEST.VERSION,
          SERVICE_REQUEST.STATUS_ID,
          SERVICE_REQUEST.PRIORITY_ID,
          SERVICE_REQUEST.BUSINESS_UNIT_ID,
          ASSIGNEES,
          SERVICE_REQUEST.TAGS,
          SERVICE_REQUEST.PARENT_ID,
          SERVICE_REQUEST.OPEN_SUBTASKS,
          SERVICE_REQUEST.CREATED_AT,
          SERVICE_REQUEST.UPDATED_AT,
          SERVICE_REQUEST.SOLVED_AT,
          DELETED);

  private ServiceRequestMapper() {}

  /** The requests that meet a condition, oldest first. */
  public static List<ServiceRequest> where(DSLContext dsl, Condition condition) {
    return dsl.select(COLUMNS)
        .from(SERVICE_REQUEST)
        .where(condition)
        .orderBy(SERVICE_REQUEST.CREATED_AT, SERVICE_REQUEST.ID)
        .fetch(ServiceRequestMapper::read);
  }

  public static ServiceRequest read(Record row) {
    return new ServiceRequest(
        row.get(SERVICE_REQUEST.ID),
        row.get(SERVICE_REQUEST.SUBJECT),
        row.get(SERVICE_REQUEST.DESCRIPTION),
        row.get(SERVICE_REQUEST.REQUESTER_ID),
        row.get(SERVICE_REQUEST.DUE_AT),
        row.get(SERVICE_REQUEST.DUE_BY_HAND),
        row.get(SERVICE_REQUEST.VERSION),
        new RequestState(
            Status.of(row.get(SERVICE_REQUEST.STATUS_ID)),
            Priority.of(row.get(SERVICE_REQUEST.PRIORITY_ID)),
            row.get(SERVICE_REQUEST.BUSINESS_UNIT_ID),
            new TreeSet<>(Arrays.asList(row.get(ASSIGNEES))),
            new TreeSet<>(Arrays.asList(row.get(SERVICE_REQUEST.TAGS))),
            row.get(SERVICE_REQUEST.PARENT_ID),
            row.get(SERVICE_REQUEST.OPEN_SUBTASKS),
            row.get(SERVICE_REQUEST.CREATED_AT),
            row.get(SERVICE_REQUEST.UPDATED_AT),
            row.get(SERVICE_REQUEST.SOLVED_AT),
            row.get(DELETED)));
  }
}
