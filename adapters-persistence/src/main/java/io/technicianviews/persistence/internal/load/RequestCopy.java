package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import java.sql.Connection;
import java.util.List;

/** Inserts new requests, assignments, messages and read positions by {@code COPY}. */
final class RequestCopy {

  private final Connection connection;

  RequestCopy(Connection connection) {
    this.connection = connection;
  }

  void requests(List<RequestRecord> added) {
    CopyBuffer rows =
        new CopyBuffer(
            SERVICE_REQUEST,
            SERVICE_REQUEST.ID,
            SERVICE_REQUEST.BUSINESS_UNIT_ID,
            SERVICE_REQUEST.REQUESTER_ID,
            SERVICE_REQUEST.PARENT_ID,
            SERVICE_REQUEST.CREATED_AT,
            SERVICE_REQUEST.UPDATED_AT,
            SERVICE_REQUEST.SOLVED_AT,
            SERVICE_REQUEST.DELETED_AT,
            SERVICE_REQUEST.DUE_AT,
            SERVICE_REQUEST.STATUS_ID,
            SERVICE_REQUEST.PRIORITY_ID,
            SERVICE_REQUEST.ASSIGNEE_COUNT,
            SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            SERVICE_REQUEST.LAST_OTHER_MESSAGE,
            SERVICE_REQUEST.REQUESTER_READ_UP_TO,
            SERVICE_REQUEST.DUE_BY_HAND,
            SERVICE_REQUEST.SUBJECT,
            SERVICE_REQUEST.DESCRIPTION,
            SERVICE_REQUEST.EXTERNAL_ID);
    for (RequestRecord one : added) {
      ServiceRequest request = one.request();
      RequestState state = request.state();
      rows.add(
          request.id(),
          state.businessUnitId(),
          request.requesterId(),
          state.parentId(),
          state.created(),
          state.updated(),
          state.solved(),
          state.deleted() ? state.updated() : null,
          request.dueDate(),
          state.status().id(),
          state.priority().id(),
          state.assignees().size(),
          one.messages().size(),
          one.lastMessage(sender -> sender == request.requesterId()),
          one.lastMessage(sender -> sender != request.requesterId()),
          one.readPositions().getOrDefault(request.requesterId(), 0),
          request.dueByHand(),
          request.subject(),
          request.description(),
          one.externalId());
    }
    rows.send(connection);
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
    rows.send(connection);
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
    messages.send(connection);
    marks.send(connection);
  }
}
