package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.message.Conversation;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.SelectField;

/** Locks requests, and reads them as they are then. */
final class LockedRequests {

  /**
   * In which order requests are locked, whoever locks several: parents before subtasks, so that
   * nobody waits for another in a circle.
   */
  static final List<OrderField<?>> ORDER =
      List.of(field(SERVICE_REQUEST.PARENT_ID.isNotNull()), SERVICE_REQUEST.ID);

  private static final SelectField<Conversation> CONVERSATION =
      row(
              SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
              SERVICE_REQUEST.LAST_OTHER_MESSAGE,
              SERVICE_REQUEST.REQUESTER_READ_UP_TO)
          .mapping(Conversation::new);

  private static final io.technicianviews.persistence.schema.tables.ServiceRequest SUBTASK =
      SERVICE_REQUEST.as("subtask");

  private static final Field<Integer> SUBTASKS =
      field(
          selectCount()
              .from(SUBTASK)
              .where(SUBTASK.PARENT_ID.eq(SERVICE_REQUEST.ID).and(SUBTASK.DELETED_AT.isNull())));

  private LockedRequests() {}

  static Optional<CurrentRequest> lock(DSLContext dsl, long id) {
    List<Long> locked = lockWithParent(dsl, id);
    return locked.contains(id) ? Optional.of(current(dsl, id, locked)) : Optional.empty();
  }

  /** In a statement of its own: only the next one sees what others committed while it waited. */
  private static List<Long> lockWithParent(DSLContext dsl, long id) {
    var self = SERVICE_REQUEST.as("self");
    return dsl.select(SERVICE_REQUEST.ID)
        .from(SERVICE_REQUEST)
        .where(SERVICE_REQUEST.ID.eq(id))
        .or(SERVICE_REQUEST.ID.eq(select(self.PARENT_ID).from(self).where(self.ID.eq(id))))
        .orderBy(ORDER)
        .forNoKeyUpdate()
        .fetch(Record1::value1);
  }

  private static CurrentRequest current(DSLContext dsl, long id, List<Long> locked) {
    List<ServiceRequest> requests = StoredRequests.where(dsl, SERVICE_REQUEST.ID.in(locked));
    return dsl.select(RequestRows.ASSIGNEES, CONVERSATION, SUBTASKS)
        .from(SERVICE_REQUEST)
        .where(SERVICE_REQUEST.ID.eq(id))
        .fetchSingle(
            row ->
                new CurrentRequest(
                    requests.stream().filter(one -> one.id() == id).findFirst().orElseThrow(),
                    row.value1(),
                    row.value2(),
                    requests.stream().filter(one -> one.id() != id).findFirst().orElse(null),
                    row.value3()));
  }
}
