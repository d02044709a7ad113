package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;

/** Locks requests, and reads their state under the lock. */
public final class LockedRequests {

  /**
   * The order in which every transaction locks several requests, which prevents deadlocks: parents
   * before subtasks, then by id.
   */
  public static final List<OrderField<?>> ORDER =
      List.of(field(SERVICE_REQUEST.PARENT_ID.isNotNull()), SERVICE_REQUEST.ID);

  private static final io.technicianviews.persistence.internal.schema.tables.ServiceRequest
      SUBTASK = SERVICE_REQUEST.as("subtask");

  private static final Field<Integer> SUBTASKS =
      field(
          selectCount()
              .from(SUBTASK)
              .where(SUBTASK.PARENT_ID.eq(SERVICE_REQUEST.ID).and(SUBTASK.DELETED_AT.isNull())));

  /**
   * A statement of its own: only the next statement sees what is committed while this one waits.
   */
  private static final StatementTemplate<Long> LOCK =
      StatementTemplate.of(
          of ->
              select(SERVICE_REQUEST.ID)
                  .from(SERVICE_REQUEST)
                  .where(withParent(of))
                  .orderBy(ORDER)
                  .forNoKeyUpdate());

  private static final StatementTemplate<Long> READ =
      StatementTemplate.of(
          of ->
              select(ServiceRequestMapper.COLUMNS)
                  .select(
                      RequestSummaryMapper.ASSIGNEES,
                      SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
                      SERVICE_REQUEST.LAST_OTHER_MESSAGE,
                      SERVICE_REQUEST.REQUESTER_READ_UP_TO,
                      SUBTASKS,
                      DatabaseClock.NOW)
                  .from(SERVICE_REQUEST)
                  .where(withParent(of)));

  private LockedRequests() {}

  /**
   * A locked request and its state.
   *
   * @param at the time of the read, by the database's clock
   */
  record Locked(CurrentRequest current, Instant at) {}

  static Optional<Locked> lock(QueryRunner transaction, long id) {
    List<Result<Record>> both = transaction.read(List.of(LOCK.with(id), READ.with(id)));
    Set<Long> locked = both.getFirst().intoSet(SERVICE_REQUEST.ID);
    // A request that was committed between the two statements is not locked.
    return locked.contains(id)
        ? Optional.of(current(id, both.getLast().intoMap(SERVICE_REQUEST.ID)))
        : Optional.empty();
  }

  private static Condition withParent(Placeholders<Long> of) {
    var self = SERVICE_REQUEST.as("self");
    return SERVICE_REQUEST
        .ID
        .eq(of.bind(SERVICE_REQUEST.ID, identity()))
        .or(
            SERVICE_REQUEST.ID.eq(
                select(self.PARENT_ID).from(self).where(self.ID.eq(of.bind(self.ID, identity())))));
  }

  private static Locked current(long id, Map<Long, Record> rows) {
    Record row = requireNonNull(rows.remove(id));
    CurrentRequest current =
        new CurrentRequest(
            ServiceRequestMapper.read(row),
            row.get(RequestSummaryMapper.ASSIGNEES),
            new MessagePositions(
                row.get(SERVICE_REQUEST.LAST_MESSAGE_NUMBER),
                row.get(SERVICE_REQUEST.LAST_OTHER_MESSAGE),
                row.get(SERVICE_REQUEST.REQUESTER_READ_UP_TO)),
            rows.values().stream().map(ServiceRequestMapper::read).findFirst().orElse(null),
            row.get(SUBTASKS));
    return new Locked(current, row.get(DatabaseClock.NOW));
  }
}
