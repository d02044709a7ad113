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
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.MessageQuery.AssignedReadPositions;
import io.technicianviews.domain.query.MessageQuery.MessagePage;
import io.technicianviews.domain.query.MessageQuery.MessageTotal;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.MessageQuery.ReadPositions;
import io.technicianviews.domain.query.MessageQuery.UnsolvedReadPositions;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;

/** The SQL of each {@link MessageQuery}. */
final class JooqMessageQueries {

  private static final StatementTemplate<ReadPositions> READ_MARKS =
      StatementTemplate.of(
          of ->
              select(READ_MARK.REQUEST_ID, READ_MARK.UP_TO)
                  .from(READ_MARK)
                  .where(
                      READ_MARK.PERSON_ID.eq(of.bind(READ_MARK.PERSON_ID, ReadPositions::personId)))
                  .and(
                      READ_MARK.REQUEST_ID.eq(
                          any(
                              of.bind(
                                  SQLDataType.BIGINT.array(),
                                  positions -> positions.requestIds().toArray(Long[]::new)))))
                  .and(READ_MARK.UP_TO.gt(inline(0))));

  private JooqMessageQueries() {}

  static void add(MessageQuery<?> query, QueryBatch batch) {
    switch (query) {
      case ReadPositions positions ->
          batch.add(
              positions,
              new StatementQuery<>(
                  READ_MARKS.with(positions),
                  rows -> Map.copyOf(rows.intoMap(READ_MARK.REQUEST_ID, READ_MARK.UP_TO))));
      case PageReadPositions positions ->
          batch.add(
              PageSql.page(positions.page(), positions.personId()),
              (rows, results) -> read(positions, rows, results));
      case UnsolvedReadPositions of -> batch.add(of, UnsolvedSql.positions(of));
      case AssignedReadPositions of -> batch.add(of, UnsolvedSql.positions(of));
      case MessagePage page -> batch.addSeparately(page, dsl -> messages(dsl, page));
      case MessageTotal total -> batch.addSeparately(total, dsl -> count(dsl, total.requestId()));
    }
  }

  private static void read(PageReadPositions query, Result<Record> rows, QueryResults results) {
    results.put(query.page(), JooqRequestQueries.slice(rows, query.page().limit()));
    Map<Long, Integer> positions = new HashMap<>();
    for (Record row : rows.subList(0, Math.min(query.page().limit(), rows.size()))) {
      Integer position = row.get(PageSql.READ_POSITION);
      if (position != null && position > 0) {
        positions.put(row.get(SERVICE_REQUEST.ID), position);
      }
    }
    results.put(query, positions);
  }

  private static List<ChatMessage> messages(DSLContext dsl, MessagePage page) {
    return dsl.select(
            CHAT_MESSAGE.ID,
            CHAT_MESSAGE.SEQUENCE_NUMBER,
            CHAT_MESSAGE.CONTENT,
            PERSON.ID,
            PERSON.FULL_NAME,
            CHAT_MESSAGE.CREATED_AT)
        .from(CHAT_MESSAGE)
        .join(PERSON)
        .on(PERSON.ID.eq(CHAT_MESSAGE.SENDER_ID))
        .where(CHAT_MESSAGE.REQUEST_ID.eq(page.requestId()))
        // Sequence numbers have no gaps, so the offset is a range of numbers.
        .and(CHAT_MESSAGE.SEQUENCE_NUMBER.gt((int) Math.min(page.offset(), Integer.MAX_VALUE)))
        .orderBy(CHAT_MESSAGE.SEQUENCE_NUMBER)
        .limit(page.limit())
        .fetch(
            row ->
                new ChatMessage(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    new PersonName(row.value4(), row.value5()),
                    row.value6()));
  }

  private static long count(DSLContext dsl, long requestId) {
    return dsl.select(SERVICE_REQUEST.LAST_MESSAGE_NUMBER)
        .from(SERVICE_REQUEST)
        .where(SERVICE_REQUEST.ID.eq(requestId))
        .fetchOptional(SERVICE_REQUEST.LAST_MESSAGE_NUMBER)
        .orElse(0);
  }
}
