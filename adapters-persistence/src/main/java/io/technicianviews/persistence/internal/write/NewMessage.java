package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.insertInto;

import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A new message and its statements.
 *
 * @param ofRequester whether the sender is the requester
 */
record NewMessage(
    long requestId,
    int sequenceNumber,
    long senderId,
    boolean ofRequester,
    String content,
    Instant createdAt) {

  private static final StatementTemplate<NewMessage> INSERT =
      StatementTemplate.of(
          of ->
              insertInto(CHAT_MESSAGE)
                  .set(
                      CHAT_MESSAGE.REQUEST_ID,
                      of.bind(CHAT_MESSAGE.REQUEST_ID, NewMessage::requestId))
                  .set(
                      CHAT_MESSAGE.SEQUENCE_NUMBER,
                      of.bind(CHAT_MESSAGE.SEQUENCE_NUMBER, NewMessage::sequenceNumber))
                  .set(
                      CHAT_MESSAGE.SENDER_ID, of.bind(CHAT_MESSAGE.SENDER_ID, NewMessage::senderId))
                  .set(
                      CHAT_MESSAGE.CREATED_AT,
                      of.bind(CHAT_MESSAGE.CREATED_AT, NewMessage::createdAt))
                  .set(CHAT_MESSAGE.CONTENT, of.bind(CHAT_MESSAGE.CONTENT, NewMessage::content))
                  .returningResult(CHAT_MESSAGE.ID));

  private static final Updates OF_REQUESTER = Updates.of(SERVICE_REQUEST.LAST_REQUESTER_MESSAGE);

  private static final Updates OF_OTHER = Updates.of(SERVICE_REQUEST.LAST_OTHER_MESSAGE);

  private record InRequest(ServiceRequest request, NewMessage message) {}

  /**
   * The updates of the request's numbers of its last messages: of these alone, and together with
   * its other columns.
   */
  private record Updates(StatementTemplate<NewMessage> numbers, StatementTemplate<InRequest> all) {

    static Updates of(Field<Integer> lastOfSender) {
      return new Updates(
          StatementTemplate.of(
              of ->
                  DSL.update(SERVICE_REQUEST)
                      .set(numbers(of, identity(), lastOfSender))
                      .where(
                          SERVICE_REQUEST.ID.eq(
                              of.bind(SERVICE_REQUEST.ID, NewMessage::requestId)))),
          StatementTemplate.of(
              of ->
                  RequestStatements.versioned(
                      DSL.update(SERVICE_REQUEST)
                          .set(BulkRequestUpdate.contents(of, InRequest::request))
                          .set(numbers(of, InRequest::message, lastOfSender)),
                      of,
                      InRequest::request)));
    }

    private static <V> Map<Field<?>, Field<?>> numbers(
        Placeholders<V> of, Function<V, NewMessage> message, Field<Integer> lastOfSender) {
      Function<V, Integer> number = message.andThen(NewMessage::sequenceNumber);
      // The order of the columns must be the same in every process: it is part of the statement.
      Map<Field<?>, Field<?>> numbers = new LinkedHashMap<>();
      numbers.put(
          SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
          of.bind(SERVICE_REQUEST.LAST_MESSAGE_NUMBER, number));
      numbers.put(lastOfSender, of.bind(lastOfSender, number));
      return numbers;
    }
  }

  private Updates updates() {
    return ofRequester ? OF_REQUESTER : OF_OTHER;
  }

  /** Inserts the message and returns its id. */
  BoundStatement insert() {
    return INSERT.with(this);
  }

  /** Updates the request's numbers of its last messages. */
  BoundStatement updateNumbers() {
    return updates().numbers().with(this);
  }

  /** Updates the request and its numbers of its last messages. */
  BoundStatement update(ServiceRequest request) {
    return updates().all().with(new InRequest(request, this));
  }
}
