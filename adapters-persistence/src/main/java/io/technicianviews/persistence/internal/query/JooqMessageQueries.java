package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.SQLDataType;

final class JooqMessageQueries implements MessageQueries {

  private static final StatementTemplate<ReadPositionParameters> READ_MARKS =
      StatementTemplate.of(
          of ->
              select(READ_MARK.REQUEST_ID, READ_MARK.UP_TO)
                  .from(READ_MARK)
                  .where(
                      READ_MARK.PERSON_ID.eq(
                          of.bind(READ_MARK.PERSON_ID, ReadPositionParameters::personId)))
                  .and(
                      READ_MARK.REQUEST_ID.eq(
                          any(
                              of.bind(
                                  SQLDataType.BIGINT.array(),
                                  readPositionParameters ->
                                      readPositionParameters.requestIds().toArray(Long[]::new)))))
                  .and(READ_MARK.UP_TO.gt(inline(0))));

  private final QueryRunner transaction;

  JooqMessageQueries(QueryRunner transaction) {
    this.transaction = transaction;
  }

  /** The person and the requests whose read positions are selected. */
  private record ReadPositionParameters(long personId, Collection<Long> requestIds) {}

  @Override
  public Map<Long, Integer> readPositions(long personId, Collection<Long> requestIds) {
    return transaction.read(positions(personId, requestIds));
  }

  static StatementQuery<Map<Long, Integer>> positions(long personId, Collection<Long> requestIds) {
    return new StatementQuery<>(
        READ_MARKS.with(new ReadPositionParameters(personId, requestIds)),
        rows -> rows.intoMap(READ_MARK.REQUEST_ID, READ_MARK.UP_TO));
  }

  @Override
  public List<ChatMessage> messages(long requestId, long offset, int limit) {
    return transaction.read(
        dsl ->
            dsl.select(
                    CHAT_MESSAGE.ID,
                    CHAT_MESSAGE.SEQUENCE_NUMBER,
                    CHAT_MESSAGE.CONTENT,
                    PERSON.ID,
                    PERSON.FULL_NAME,
                    CHAT_MESSAGE.CREATED_AT)
                .from(CHAT_MESSAGE)
                .join(PERSON)
                .on(PERSON.ID.eq(CHAT_MESSAGE.SENDER_ID))
                .where(CHAT_MESSAGE.REQUEST_ID.eq(requestId))
                // Sequence numbers have no gaps, so the offset is a range of numbers.
                .and(CHAT_MESSAGE.SEQUENCE_NUMBER.gt((int) Math.min(offset, Integer.MAX_VALUE)))
                .orderBy(CHAT_MESSAGE.SEQUENCE_NUMBER)
                .limit(limit)
                .fetch(
                    row ->
                        new ChatMessage(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            new PersonName(row.value4(), row.value5()),
                            row.value6())));
  }

  @Override
  public long count(long requestId) {
    return transaction.read(
        dsl ->
            dsl.select(SERVICE_REQUEST.LAST_MESSAGE_NUMBER)
                .from(SERVICE_REQUEST)
                .where(SERVICE_REQUEST.ID.eq(requestId))
                .fetchOptional(SERVICE_REQUEST.LAST_MESSAGE_NUMBER)
                .orElse(0));
  }
}
