package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.message.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;

/** Locks requests, and reads them as they are then. */
final class LockedRequests {

  /**
   * In which order requests are locked, whoever locks several: parents before subtasks, so that
   * nobody waits for another in a circle.
   */
  static final List<OrderField<?>> ORDER =
      List.of(field(SERVICE_REQUEST.PARENT_ID.isNotNull()), SERVICE_REQUEST.ID);

  private static final io.technicianviews.persistence.schema.tables.ServiceRequest SUBTASK =
      SERVICE_REQUEST.as("subtask");

  private static final Field<Integer> SUBTASKS =
      field(
          selectCount()
              .from(SUBTASK)
              .where(SUBTASK.PARENT_ID.eq(SERVICE_REQUEST.ID).and(SUBTASK.DELETED_AT.isNull())));

  private LockedRequests() {}

  /**
   * A request that is locked.
   *
   * @param at when it was read, by the database's clock
   */
  record Locked(CurrentRequest current, Instant at) {}

  static Optional<Locked> lock(DSLContext dsl, long id) {
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

  private static Locked current(DSLContext dsl, long id, List<Long> locked) {
    Map<Long, Record> rows =
        dsl.select(StoredRequests.COLUMNS)
            .select(
                RequestRows.ASSIGNEES,
                SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
                SERVICE_REQUEST.LAST_OTHER_MESSAGE,
                SERVICE_REQUEST.REQUESTER_READ_UP_TO,
                SUBTASKS,
                DatabaseClock.NOW)
            .from(SERVICE_REQUEST)
            .where(SERVICE_REQUEST.ID.eq(any(ViewSql.array(locked))))
            .fetchMap(SERVICE_REQUEST.ID);
    Record row = requireNonNull(rows.remove(id));
    CurrentRequest current =
        new CurrentRequest(
            StoredRequests.read(row),
            row.get(RequestRows.ASSIGNEES),
            new Conversation(
                row.get(SERVICE_REQUEST.LAST_MESSAGE_NUMBER),
                row.get(SERVICE_REQUEST.LAST_OTHER_MESSAGE),
                row.get(SERVICE_REQUEST.REQUESTER_READ_UP_TO)),
            rows.values().stream().map(StoredRequests::read).findFirst().orElse(null),
            row.get(SUBTASKS));
    return new Locked(current, row.get(DatabaseClock.NOW));
  }
}
