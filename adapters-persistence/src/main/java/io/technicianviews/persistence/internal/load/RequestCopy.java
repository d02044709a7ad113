package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Inserts new requests, assignments, messages and read positions by {@code COPY}. */
final class RequestCopy {

  /** A column of a request's row and the value that it gets. */
  private record Column(Field<?> field, Function<RequestRecord, @Nullable Object> value) {}

  private static final List<Column> REQUEST_COLUMNS =
      List.of(
          new Column(SERVICE_REQUEST.ID, one -> one.request().id()),
          new Column(
              SERVICE_REQUEST.BUSINESS_UNIT_ID, one -> one.request().state().businessUnitId()),
          new Column(SERVICE_REQUEST.REQUESTER_ID, one -> one.request().requesterId()),
          new Column(SERVICE_REQUEST.PARENT_ID, one -> one.request().state().parentId()),
          new Column(SERVICE_REQUEST.CREATED_AT, one -> one.request().state().created()),
          new Column(SERVICE_REQUEST.UPDATED_AT, one -> one.request().state().updated()),
          new Column(SERVICE_REQUEST.SOLVED_AT, one -> one.request().state().solved()),
          new Column(
              SERVICE_REQUEST.DELETED_AT,
              one -> one.request().state().deleted() ? one.request().state().updated() : null),
          new Column(SERVICE_REQUEST.DUE_AT, one -> one.request().dueDate()),
          new Column(SERVICE_REQUEST.STATUS_ID, one -> one.request().state().status().id()),
          new Column(SERVICE_REQUEST.PRIORITY_ID, one -> one.request().state().priority().id()),
          new Column(
              SERVICE_REQUEST.ASSIGNEE_COUNT, one -> one.request().state().assignees().size()),
          new Column(
              SERVICE_REQUEST.TAGS, one -> one.request().state().tags().toArray(String[]::new)),
          new Column(SERVICE_REQUEST.LAST_MESSAGE_NUMBER, one -> one.messages().size()),
          new Column(
              SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
              one -> one.lastMessage(sender -> sender == one.request().requesterId())),
          new Column(
              SERVICE_REQUEST.LAST_OTHER_MESSAGE,
              one -> one.lastMessage(sender -> sender != one.request().requesterId())),
          new Column(
              SERVICE_REQUEST.REQUESTER_READ_UP_TO,
              one -> one.readPositions().getOrDefault(one.request().requesterId(), 0)),
          new Column(SERVICE_REQUEST.DUE_BY_HAND, one -> one.request().dueByHand()),
          new Column(SERVICE_REQUEST.SUBJECT, one -> one.request().subject()),
          new Column(SERVICE_REQUEST.DESCRIPTION, one -> one.request().description()),
          new Column(SERVICE_REQUEST.EXTERNAL_ID, one -> one.externalId()));

  private final DSLContext dsl;

  RequestCopy(DSLContext dsl) {
    this.dsl = dsl;
  }

  void requests(List<RequestRecord> added) {
    CopyBuffer rows =
        new CopyBuffer(
            SERVICE_REQUEST, REQUEST_COLUMNS.stream().map(Column::field).toArray(Field[]::new));
    for (RequestRecord one : added) {
      rows.add(REQUEST_COLUMNS.stream().map(column -> column.value().apply(one)).toArray());
    }
    rows.send(dsl);
  }

  void assignments(List<RequestRecord> requests) {
    CopyBuffer rows =
        new CopyBuffer(
            ASSIGNMENT,
            ASSIGNMENT.REQUEST_ID,
            ASSIGNMENT.PERSON_ID,
            ASSIGNMENT.UNIT_KEY,
            ASSIGNMENT.CREATED_AT,
            ASSIGNMENT.SUBTASK,
            ASSIGNMENT.LIVE,
            ASSIGNMENT.UNSOLVED);
    requests.forEach(
        one -> {
          RequestState state = one.request().state();
          for (long assignee : state.assignees()) {
            rows.add(
                one.request().id(),
                assignee,
                UnitScope.key(state.businessUnitId()),
                state.created(),
                state.isSubtask(),
                !state.deleted(),
                state.isOpen());
          }
        });
    rows.send(dsl);
  }

  void conversations(List<RequestRecord> added) {
    CopyBuffer messages =
        new CopyBuffer(
            CHAT_MESSAGE,
            CHAT_MESSAGE.REQUEST_ID,
            CHAT_MESSAGE.SEQUENCE_NUMBER,
            CHAT_MESSAGE.SENDER_ID,
            CHAT_MESSAGE.CREATED_AT,
            CHAT_MESSAGE.CONTENT);
    CopyBuffer marks =
        new CopyBuffer(READ_MARK, READ_MARK.REQUEST_ID, READ_MARK.PERSON_ID, READ_MARK.UP_TO);
    for (RequestRecord one : added) {
      long id = one.request().id();
      int number = 0;
      for (RequestRecord.Message message : one.messages()) {
        number++;
        messages.add(id, number, message.senderId(), message.createdAt(), message.content());
      }
      one.readPositions().forEach((person, upTo) -> marks.add(id, person, upTo));
    }
    messages.send(dsl);
    marks.send(dsl);
  }
}
