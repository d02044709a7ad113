package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/**
 * The update of existing requests in a bulk load. Deletes their assignments, which the load then
 * inserts again.
 */
public final class BulkRequestUpdate {

  private static final StatementTemplate<ServiceRequest> UPDATE =
      StatementTemplate.of(
          of ->
              ofRequester(contents(of), of)
                  .set(SERVICE_REQUEST.VERSION, SERVICE_REQUEST.VERSION.plus(inline(1)))
                  .where(SERVICE_REQUEST.ID.eq(of.bind(SERVICE_REQUEST.ID, ServiceRequest::id))));

  private final DSLContext dsl;

  public BulkRequestUpdate(DSLContext dsl) {
    this.dsl = dsl;
  }

  public void run(List<RequestRecord> changed) {
    BoundStatement.executeEach(
        dsl, changed.stream().map(one -> UPDATE.with(one.request())).toList());
    List<Long> ids = changed.stream().map(one -> one.request().id()).toList();
    dsl.deleteFrom(ASSIGNMENT)
        .where(ASSIGNMENT.REQUEST_ID.eq(any(RequestConditions.array(ids))))
        .execute();
  }

  /** Sets a new requester, and the columns that are derived from the requester's messages. */
  static UpdateSetMoreStep<Record> ofRequester(
      UpdateSetMoreStep<Record> update, Placeholders<ServiceRequest> of) {
    return update
        .set(SERVICE_REQUEST.REQUESTER_ID, requester(of))
        .set(
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            lastMessage(CHAT_MESSAGE.SENDER_ID.eq(requester(of))))
        .set(
            SERVICE_REQUEST.LAST_OTHER_MESSAGE,
            lastMessage(CHAT_MESSAGE.SENDER_ID.ne(requester(of))))
        .set(SERVICE_REQUEST.REQUESTER_READ_UP_TO, readUpTo(requester(of)));
  }

  private static Field<Long> requester(Placeholders<ServiceRequest> of) {
    return of.bind(SERVICE_REQUEST.REQUESTER_ID, ServiceRequest::requesterId);
  }

  static UpdateSetMoreStep<Record> contents(Placeholders<ServiceRequest> of) {
    return update(SERVICE_REQUEST).set(contents(of, identity()));
  }

  /**
   * The mutable columns of a request, except the version, the number of open subtasks and the
   * {@linkplain #ofRequester requester}.
   */
  static <V> Map<Field<?>, Field<?>> contents(
      Placeholders<V> of, Function<V, ServiceRequest> request) {
    Function<V, RequestState> state = request.andThen(ServiceRequest::state);
    Map<Field<?>, Field<?>> contents = new LinkedHashMap<>();
    put(
        contents,
        of,
        SERVICE_REQUEST.BUSINESS_UNIT_ID,
        state.andThen(RequestState::businessUnitId));
    put(contents, of, SERVICE_REQUEST.CREATED_AT, state.andThen(RequestState::created));
    put(contents, of, SERVICE_REQUEST.UPDATED_AT, state.andThen(RequestState::updated));
    put(contents, of, SERVICE_REQUEST.SOLVED_AT, state.andThen(RequestState::solved));
    put(contents, of, SERVICE_REQUEST.DELETED_AT, state.andThen(BulkRequestUpdate::deletedAt));
    put(contents, of, SERVICE_REQUEST.STATUS_ID, state.andThen(one -> (short) one.status().id()));
    put(
        contents,
        of,
        SERVICE_REQUEST.PRIORITY_ID,
        state.andThen(one -> (short) one.priority().id()));
    put(contents, of, SERVICE_REQUEST.ASSIGNEE_COUNT, state.andThen(one -> one.assignees().size()));
    put(
        contents,
        of,
        SERVICE_REQUEST.TAGS,
        state.andThen(one -> one.tags().toArray(String[]::new)));
    put(contents, of, SERVICE_REQUEST.DUE_AT, request.andThen(ServiceRequest::dueDate));
    put(contents, of, SERVICE_REQUEST.DUE_BY_HAND, request.andThen(ServiceRequest::dueByHand));
    put(contents, of, SERVICE_REQUEST.SUBJECT, request.andThen(ServiceRequest::subject));
    put(contents, of, SERVICE_REQUEST.DESCRIPTION, request.andThen(ServiceRequest::description));
    return contents;
  }

  private static <V, T> void put(
      Map<Field<?>, Field<?>> contents,
      Placeholders<V> of,
      Field<T> column,
      Function<V, ? extends @Nullable T> value) {
    contents.put(column, of.bind(column, value));
  }

  private static @Nullable Instant deletedAt(RequestState state) {
    return state.deleted() ? state.updated() : null;
  }

  private static Field<Integer> lastMessage(Condition of) {
    return coalesce(
        field(
            select(max(CHAT_MESSAGE.SEQUENCE_NUMBER))
                .from(CHAT_MESSAGE)
                .where(CHAT_MESSAGE.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(of)),
        inline(0));
  }

  private static Field<Integer> readUpTo(Field<Long> personId) {
    return coalesce(
        field(
            select(READ_MARK.UP_TO)
                .from(READ_MARK)
                .where(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(READ_MARK.PERSON_ID.eq(personId))),
        inline(0));
  }
}
