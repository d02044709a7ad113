package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;

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

  private static final List<Field<?>> COLUMNS = columns();

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
      StatementTemplate.of(of -> select(COLUMNS).from(SERVICE_REQUEST).where(withParent(of)));

  private static final StatementTemplate<Long[]> LOCK_ALL =
      StatementTemplate.of(
          of ->
              select(SERVICE_REQUEST.ID)
                  .from(SERVICE_REQUEST)
                  .where(allWithParents(of))
                  .orderBy(ORDER)
                  .forNoKeyUpdate());

  private static final StatementTemplate<Long[]> READ_ALL =
      StatementTemplate.of(of -> select(COLUMNS).from(SERVICE_REQUEST).where(allWithParents(of)));

  private LockedRequests() {}

  /**
   * A locked request and its state.
   *
   * @param at the time of the read, by the database's clock
   */
  record Locked(CurrentRequest current, Instant at) {}

  /** The statements that {@link #lock} reads. */
  static List<BoundStatement> statements(long id) {
    return List.of(LOCK.with(id), READ.with(id));
  }

  static Optional<Locked> lock(QueryRunner transaction, long id) {
    List<Result<Record>> both = transaction.read(statements(id));
    Set<Long> locked = both.getFirst().intoSet(SERVICE_REQUEST.ID);
    // A request that was committed between the two statements is not locked.
    return locked.contains(id)
        ? Optional.of(current(id, both.getLast().intoMap(SERVICE_REQUEST.ID)))
        : Optional.empty();
  }

  /** Locks requests with their parents; returns those that exist, by id. */
  static Map<Long, Locked> lockAll(QueryRunner transaction, Set<Long> ids) {
    Long[] keys = ids.toArray(Long[]::new);
    List<Result<Record>> both = transaction.read(List.of(LOCK_ALL.with(keys), READ_ALL.with(keys)));
    Set<Long> locked = both.getFirst().intoSet(SERVICE_REQUEST.ID);
    Map<Long, Record> rows = both.getLast().intoMap(SERVICE_REQUEST.ID);
    Map<Long, Locked> found = new HashMap<>();
    ids.stream()
        // A request that was committed between the two statements is not locked.
        .filter(id -> locked.contains(id) && rows.containsKey(id))
        .forEach(id -> found.put(id, current(id, rows)));
    return found;
  }

  private static List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>(ServiceRequestMapper.COLUMNS);
    Collections.addAll(
        columns,
        RequestSummaryMapper.ASSIGNEES,
        SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
        SERVICE_REQUEST.LAST_OTHER_MESSAGE,
        SERVICE_REQUEST.REQUESTER_READ_UP_TO,
        SUBTASKS,
        DatabaseClock.NOW);
    return columns;
  }

  /** Arrays, not subqueries, so that each condition uses the index. */
  private static Condition allWithParents(Placeholders<Long[]> of) {
    var self = SERVICE_REQUEST.as("self");
    return SERVICE_REQUEST
        .ID
        .eq(any(ids(of)))
        .or(
            SERVICE_REQUEST.ID.eq(
                any(array(select(self.PARENT_ID).from(self).where(self.ID.eq(any(ids(of))))))));
  }

  private static Field<Long[]> ids(Placeholders<Long[]> of) {
    return of.bind(SQLDataType.BIGINT.array(), identity());
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
    Record row = requireNonNull(rows.get(id));
    Long parentId = row.get(SERVICE_REQUEST.PARENT_ID);
    CurrentRequest current =
        new CurrentRequest(
            ServiceRequestMapper.read(row),
            row.get(RequestSummaryMapper.ASSIGNEES),
            new MessagePositions(
                row.get(SERVICE_REQUEST.LAST_MESSAGE_NUMBER),
                row.get(SERVICE_REQUEST.LAST_OTHER_MESSAGE),
                row.get(SERVICE_REQUEST.REQUESTER_READ_UP_TO)),
            parentId == null ? null : ServiceRequestMapper.read(requireNonNull(rows.get(parentId))),
            row.get(SUBTASKS));
    return new Locked(current, row.get(DatabaseClock.NOW));
  }
}
