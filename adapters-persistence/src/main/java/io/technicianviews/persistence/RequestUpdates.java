package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.port.LoadedRequest;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;

/** Gives existing requests another state; their assignments are taken away, to be loaded anew. */
final class RequestUpdates {

  private final DSLContext dsl;

  RequestUpdates(DSLContext dsl) {
    this.dsl = dsl;
  }

  void run(List<LoadedRequest> changed) {
    dsl.batch(changed.stream().map(one -> update(one.request())).toList()).execute();
    List<Long> ids = changed.stream().map(one -> one.request().id()).toList();
    dsl.deleteFrom(ASSIGNMENT).where(ASSIGNMENT.REQUEST_ID.eq(any(ViewSql.array(ids)))).execute();
  }

  private Query update(ServiceRequest request) {
    return ofRequester(contents(dsl, request), request.requesterId())
        .set(SERVICE_REQUEST.VERSION, SERVICE_REQUEST.VERSION.plus(1))
        .where(SERVICE_REQUEST.ID.eq(request.id()));
  }

  /** Another requester, with what is repeated of his messages. */
  static UpdateSetMoreStep<Record> ofRequester(UpdateSetMoreStep<Record> update, long requesterId) {
    return update
        .set(SERVICE_REQUEST.REQUESTER_ID, requesterId)
        .set(
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            lastMessage(CHAT_MESSAGE.SENDER_ID.eq(requesterId)))
        .set(
            SERVICE_REQUEST.LAST_OTHER_MESSAGE, lastMessage(CHAT_MESSAGE.SENDER_ID.ne(requesterId)))
        .set(SERVICE_REQUEST.REQUESTER_READ_UP_TO, readUpTo(requesterId));
  }

  /**
   * Everything of it but its version, its number of open subtasks, its {@linkplain #ofRequester
   * requester}, and what never changes.
   */
  static UpdateSetMoreStep<Record> contents(DSLContext dsl, ServiceRequest request) {
    RequestState state = request.state();
    return dsl.update(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.BUSINESS_UNIT_ID, state.businessUnitId())
        .set(SERVICE_REQUEST.CREATED_AT, state.created())
        .set(SERVICE_REQUEST.UPDATED_AT, state.updated())
        .set(SERVICE_REQUEST.SOLVED_AT, state.solved())
        .set(SERVICE_REQUEST.DELETED_AT, state.deleted() ? state.updated() : null)
        .set(SERVICE_REQUEST.DUE_AT, request.dueDate())
        .set(SERVICE_REQUEST.STATUS_ID, (short) state.status().id())
        .set(SERVICE_REQUEST.PRIORITY_ID, (short) state.priority().id())
        .set(SERVICE_REQUEST.ASSIGNEE_COUNT, state.assignees().size())
        .set(SERVICE_REQUEST.DUE_BY_HAND, request.dueByHand())
        .set(SERVICE_REQUEST.SUBJECT, request.subject())
        .set(SERVICE_REQUEST.DESCRIPTION, request.description());
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

  private static Field<Integer> readUpTo(long personId) {
    return coalesce(
        field(
            select(READ_MARK.UP_TO)
                .from(READ_MARK)
                .where(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(READ_MARK.PERSON_ID.eq(personId))),
        inline(0));
  }
}
