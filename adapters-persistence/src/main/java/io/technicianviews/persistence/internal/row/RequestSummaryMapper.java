package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.PRIORITY;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.internal.schema.Tables.STATUS;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.persistence.internal.schema.tables.Person;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Selects and reads request summaries, the rows of lists. */
public final class RequestSummaryMapper {

  private static final Person REQUESTER = PERSON.as("requester");
  private static final Person ASSIGNEE = PERSON.as("assignee");
  private static final Person SENDER = PERSON.as("sender");

  private static final Field<String> SEPARATOR = inline(" ");

  private static final Field<String> LAST_MESSAGE =
      left(CHAT_MESSAGE.CONTENT, inline(LastMessage.MAX_LENGTH));

  /**
   * The assignees, each as a text of id and name. PostgreSQL takes three times as long to build and
   * write JSON, and reading it takes longer than all other columns. They are sorted here: before
   * PostgreSQL 18, a sort in a page that is planned without sorting would hide what its joins cost.
   */
  public static final Field<List<PersonName>> ASSIGNEES =
      array(
              select(ASSIGNEE.ID.cast(SQLDataType.VARCHAR).concat(SEPARATOR, ASSIGNEE.FULL_NAME))
                  .from(ASSIGNMENT)
                  .join(ASSIGNEE)
                  .on(ASSIGNEE.ID.eq(ASSIGNMENT.PERSON_ID))
                  .where(ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID)))
          .convertFrom(RequestSummaryMapper::names);

  private static final Field<Boolean> REQUESTER_HAS_UNREAD =
      field(SERVICE_REQUEST.LAST_OTHER_MESSAGE.gt(SERVICE_REQUEST.REQUESTER_READ_UP_TO));

  /**
   * Flat columns: nested rows are transferred as text, whose parsing takes longer than all the
   * rest.
   */
  private static final List<Field<?>> COLUMNS =
      List.of(
          SERVICE_REQUEST.ID,
          SERVICE_REQUEST.SUBJECT,
          STATUS.ID,
          STATUS.NAME,
          STATUS.COLOR,
          PRIORITY.ID,
          PRIORITY.NAME,
          PRIORITY.RESPONSE_TIME_MINUTES,
          PRIORITY.RESOLUTION_TIME_HOURS,
          REQUESTER.ID,
          REQUESTER.FULL_NAME,
          BUSINESS_UNIT.ID,
          BUSINESS_UNIT.NAME,
          ASSIGNEES,
          SERVICE_REQUEST.TAGS,
          SERVICE_REQUEST.CREATED_AT,
          SERVICE_REQUEST.UPDATED_AT,
          SERVICE_REQUEST.DUE_AT,
          SERVICE_REQUEST.SOLVED_AT,
          SERVICE_REQUEST.PARENT_ID,
          SERVICE_REQUEST.OPEN_SUBTASKS,
          LAST_MESSAGE,
          SENDER.FULL_NAME,
          CHAT_MESSAGE.CREATED_AT,
          CHAT_MESSAGE.SEQUENCE_NUMBER,
          REQUESTER_HAS_UNREAD,
          SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
          SERVICE_REQUEST.VERSION);

  public static final BoundStatement PRIORITIES =
      StatementTemplate.of(selectFrom(PRIORITY).orderBy(PRIORITY.ID));

  private RequestSummaryMapper() {}

  /** Selects the requests that meet a condition, in this order, for {@link #summary}. */
  public static Select<Record> where(Condition condition, List<? extends OrderField<?>> order) {
    return where(condition, order, List.of());
  }

  /**
   * Selects the requests that meet a condition, in this order, for {@link #summary}.
   *
   * @param further columns that are selected, too
   */
  public static Select<Record> where(
      Condition condition, List<? extends OrderField<?>> order, List<Field<?>> further) {
    return select(COLUMNS)
        .select(further)
        .from(SERVICE_REQUEST)
        .join(STATUS)
        .on(STATUS.ID.eq(SERVICE_REQUEST.STATUS_ID))
        .join(PRIORITY)
        .on(PRIORITY.ID.eq(SERVICE_REQUEST.PRIORITY_ID))
        .join(REQUESTER)
        .on(REQUESTER.ID.eq(SERVICE_REQUEST.REQUESTER_ID))
        .leftJoin(BUSINESS_UNIT)
        .on(BUSINESS_UNIT.ID.eq(SERVICE_REQUEST.BUSINESS_UNIT_ID))
        .leftJoin(CHAT_MESSAGE)
        .on(CHAT_MESSAGE.REQUEST_ID.eq(SERVICE_REQUEST.ID))
        .and(CHAT_MESSAGE.SEQUENCE_NUMBER.eq(SERVICE_REQUEST.LAST_MESSAGE_NUMBER))
        .leftJoin(SENDER)
        .on(SENDER.ID.eq(CHAT_MESSAGE.SENDER_ID))
        .where(condition)
        .orderBy(order);
  }

  public static RequestSummary summary(Record row) {
    return new RequestSummary(
        row.get(SERVICE_REQUEST.ID),
        row.get(SERVICE_REQUEST.SUBJECT),
        StatusTable.label(row),
        priority(row),
        new PersonName(row.get(REQUESTER.ID), row.get(REQUESTER.FULL_NAME)),
        unit(row),
        row.get(ASSIGNEES),
        List.of(row.get(SERVICE_REQUEST.TAGS)),
        row.get(SERVICE_REQUEST.CREATED_AT),
        row.get(SERVICE_REQUEST.UPDATED_AT),
        row.get(SERVICE_REQUEST.DUE_AT),
        row.get(SERVICE_REQUEST.SOLVED_AT),
        row.get(SERVICE_REQUEST.PARENT_ID),
        row.get(SERVICE_REQUEST.OPEN_SUBTASKS),
        lastMessage(row),
        row.get(REQUESTER_HAS_UNREAD),
        row.get(SERVICE_REQUEST.LAST_REQUESTER_MESSAGE),
        row.get(SERVICE_REQUEST.VERSION));
  }

  public static PriorityLabel priority(Record row) {
    return new PriorityLabel(
        row.get(PRIORITY.ID),
        row.get(PRIORITY.NAME),
        row.get(PRIORITY.RESPONSE_TIME_MINUTES),
        row.get(PRIORITY.RESOLUTION_TIME_HOURS));
  }

  private static List<PersonName> names(String[] idsAndNames) {
    return Arrays.stream(idsAndNames)
        .map(RequestSummaryMapper::name)
        .sorted(PersonName.BY_NAME)
        .toList();
  }

  private static PersonName name(String idAndName) {
    int end = idAndName.indexOf(' ');
    return new PersonName(
        Long.parseLong(idAndName.substring(0, end)), idAndName.substring(end + 1));
  }

  private static @Nullable LastMessage lastMessage(Record row) {
    Integer number = row.get(CHAT_MESSAGE.SEQUENCE_NUMBER);
    return number == null
        ? null
        : new LastMessage(
            row.get(LAST_MESSAGE),
            row.get(SENDER.FULL_NAME),
            row.get(CHAT_MESSAGE.CREATED_AT),
            number);
  }

  private static @Nullable BusinessUnit unit(Record row) {
    Long id = row.get(BUSINESS_UNIT.ID);
    return id == null ? null : new BusinessUnit(id, row.get(BUSINESS_UNIT.NAME));
  }
}
