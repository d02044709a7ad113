package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.MessageQuery.AssignedReadPositions;
import io.technicianviews.domain.query.MessageQuery.UnsolvedReadPositions;
import io.technicianviews.domain.query.RequestQuery.AssignedUnsolvedRequests;
import io.technicianviews.domain.query.RequestQuery.UnsolvedRequests;
import io.technicianviews.persistence.internal.cell.CellCode;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of all unsolved requests in a scope or of an assignee, from one index. The result is one
 * row with an array for each column, since reading a row of its own for each request takes longer
 * than the statement.
 */
final class UnsolvedSql {

  /**
   * What distinguishes statements.
   *
   * @param units null for the requests assigned to a person
   */
  private record Shape(@Nullable UnitScope units, Set<UnsolvedField> fields) {}

  private record Values(long personId, UnitScope units) {

    Long[] keys() {
      return QueryParameters.keys(units);
    }
  }

  /** No tag contains it. */
  private static final String SEPARATOR = ",";

  private static final Field<Long[]> IDS = arrayAgg(SERVICE_REQUEST.ID).as("ids");
  private static final Field<Long[]> UNITS = arrayAgg(SERVICE_REQUEST.UNIT_KEY).as("units");
  private static final Field<Integer[]> CELLS = arrayAgg(SERVICE_REQUEST.CELL).as("cells");
  private static final Field<byte[]> CREATED = times(SERVICE_REQUEST.CREATED_AT, "created");
  private static final Field<byte[]> UPDATED = times(SERVICE_REQUEST.UPDATED_AT, "updated");
  private static final Field<byte[]> DUE = times(SERVICE_REQUEST.DUE_AT, "due");
  private static final Field<Long[]> REQUESTERS =
      arrayAgg(SERVICE_REQUEST.REQUESTER_ID).as("requesters");
  private static final Field<Integer[]> MESSAGES =
      arrayAgg(SERVICE_REQUEST.LAST_REQUESTER_MESSAGE).as("messages");
  private static final Field<String[]> SUBJECTS = arrayAgg(SERVICE_REQUEST.SUBJECT).as("subjects");
  private static final List<Field<?>> COLUMNS =
      List.of(IDS, UNITS, CELLS, CREATED, UPDATED, DUE, REQUESTERS, MESSAGES);

  private static final Field<Long[]> ASSIGNED_IDS =
      arrayAgg(ASSIGNMENT.REQUEST_ID).as("assigned_ids");
  private static final Field<Long[]> ASSIGNEES = arrayAgg(ASSIGNMENT.PERSON_ID).as("assignees");

  private static final Field<Long[]> TAGGED_IDS = arrayAgg(SERVICE_REQUEST.ID).as("tagged_ids");

  /** The tags of each request as one text, since arrays of arrays have equal lengths. */
  private static final Field<String[]> TAGS =
      arrayAgg(
              function(
                  "array_to_string", SQLDataType.CLOB, SERVICE_REQUEST.TAGS, inline(SEPARATOR)))
          .as("tags");

  private static final Field<Long[]> MARKED = arrayAgg(READ_MARK.REQUEST_ID).as("marked");
  private static final Field<Integer[]> POSITIONS = arrayAgg(READ_MARK.UP_TO).as("positions");

  private static final Name REQUESTS = DSL.name("requests");
  private static final Name ASSIGNMENTS = DSL.name("assignments");
  private static final Name TAGGED = DSL.name("tagged");

  /** As in the condition of the index of requests with tags. */
  private static final Field<String[]> NO_TAGS =
      inline("{}").cast(SERVICE_REQUEST.TAGS.getDataType());

  private static final Condition UNSOLVED =
      RequestConditions.LIVE.and(SERVICE_REQUEST.SOLVED_AT.isNull());

  private static final StatementTemplateCache<Shape, Values> STATEMENTS =
      new StatementTemplateCache<>(UnsolvedSql::requests);

  private static final StatementTemplateCache<Shape, Values> MARKS =
      new StatementTemplateCache<>(UnsolvedSql::readMarks);

  private UnsolvedSql() {}

  static StatementQuery<List<UnsolvedRequest>> ofScope(UnsolvedRequests query) {
    return requests(
        new Shape(QueryParameters.shape(query.scope()), query.fields()),
        new Values(0, query.scope()));
  }

  static StatementQuery<List<UnsolvedRequest>> ofAssignee(AssignedUnsolvedRequests query) {
    return requests(
        new Shape(null, query.fields()), new Values(query.technicianId(), UnitScope.ALL));
  }

  static StatementQuery<Map<Long, Integer>> positions(UnsolvedReadPositions query) {
    return positions(
        new Shape(QueryParameters.shape(query.scope()), Set.of()),
        new Values(query.personId(), query.scope()));
  }

  static StatementQuery<Map<Long, Integer>> positions(AssignedReadPositions query) {
    return positions(new Shape(null, Set.of()), new Values(query.personId(), UnitScope.ALL));
  }

  private static StatementQuery<List<UnsolvedRequest>> requests(Shape shape, Values values) {
    return new StatementQuery<>(
        STATEMENTS.of(shape, values), rows -> read(rows.getFirst(), shape.fields()));
  }

  private static StatementQuery<Map<Long, Integer>> positions(Shape shape, Values values) {
    return new StatementQuery<>(MARKS.of(shape, values), rows -> readMarks(rows.getFirst()));
  }

  /** The binary form of times, since arrays of timestamps are transferred as text. */
  private static Field<byte[]> times(Field<Instant> time, String as) {
    Field<Instant> notNull = coalesce(time, inline("infinity").cast(time.getDataType()));
    return aggregate(
            "string_agg",
            SQLDataType.BLOB,
            function("timestamptz_send", SQLDataType.BLOB, notNull),
            inline(new byte[0]))
        .as(as);
  }

  private static Query requests(Shape shape, Placeholders<Values> of) {
    List<Field<?>> columns = new ArrayList<>(COLUMNS);
    if (shape.fields().contains(UnsolvedField.SUBJECT)) {
      columns.add(SUBJECTS);
    }
    Select<Record> requests =
        select(columns).from(SERVICE_REQUEST).where(UNSOLVED).and(ofRequests(shape, of));
    List<Field<?>> all = new ArrayList<>();
    columns.forEach(column -> all.add(in(REQUESTS, column)));
    Table<?> from = requests.asTable(REQUESTS);
    if (shape.fields().contains(UnsolvedField.ASSIGNEES)) {
      List.of(ASSIGNED_IDS, ASSIGNEES).forEach(column -> all.add(in(ASSIGNMENTS, column)));
      from = from.crossJoin(assignments(shape, of).asTable(ASSIGNMENTS));
    }
    if (shape.fields().contains(UnsolvedField.TAGS)) {
      List.of(TAGGED_IDS, TAGS).forEach(column -> all.add(in(TAGGED, column)));
      from = from.crossJoin(tagged(shape, of).asTable(TAGGED));
    }
    return select(all).from(from);
  }

  private static Select<?> assignments(Shape shape, Placeholders<Values> of) {
    return select(ASSIGNED_IDS, ASSIGNEES)
        .from(ASSIGNMENT)
        .where(condition(ASSIGNMENT.UNSOLVED))
        .and(ofAssignments(shape, of));
  }

  private static Select<?> tagged(Shape shape, Placeholders<Values> of) {
    return select(TAGGED_IDS, TAGS)
        .from(SERVICE_REQUEST)
        .where(UNSOLVED)
        .and(ofRequests(shape, of))
        .and(SERVICE_REQUEST.TAGS.ne(NO_TAGS));
  }

  private static Condition ofRequests(Shape shape, Placeholders<Values> of) {
    return shape.units() == null
        ? SERVICE_REQUEST.ID.in(assignedTo(of))
        : within(shape.units(), SERVICE_REQUEST.UNIT_KEY, of);
  }

  private static Condition ofAssignments(Shape shape, Placeholders<Values> of) {
    return shape.units() == null
        ? ASSIGNMENT.REQUEST_ID.in(assignedTo(of))
        : within(shape.units(), ASSIGNMENT.UNIT_KEY, of);
  }

  private static Select<Record1<Long>> assignedTo(Placeholders<Values> of) {
    var own = ASSIGNMENT.as("own");
    return select(own.REQUEST_ID)
        .from(own)
        .where(own.PERSON_ID.eq(of.bind(own.PERSON_ID, Values::personId)))
        .and(condition(own.UNSOLVED));
  }

  private static Condition within(UnitScope shape, Field<Long> unitKey, Placeholders<Values> of) {
    return shape instanceof UnitScope.Only
        ? unitKey.eq(any(of.bind(SQLDataType.BIGINT.array(), Values::keys)))
        : DSL.noCondition();
  }

  private static Query readMarks(Shape shape, Placeholders<Values> of) {
    return select(MARKED, POSITIONS)
        .from(SERVICE_REQUEST)
        .join(READ_MARK)
        .on(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
        .and(READ_MARK.PERSON_ID.eq(of.bind(READ_MARK.PERSON_ID, Values::personId)))
        .where(UNSOLVED)
        .and(SERVICE_REQUEST.LAST_REQUESTER_MESSAGE.gt(inline(0)))
        .and(ofRequests(shape, of));
  }

  private static <T> Field<T> in(Name query, Field<T> column) {
    return DSL.field(query.append(column.getUnqualifiedName()), column.getDataType());
  }

  private static List<UnsolvedRequest> read(Record row, Set<UnsolvedField> fields) {
    Long[] ids = row.get(in(REQUESTS, IDS));
    if (ids == null) {
      return List.of();
    }
    Map<Long, SortedSet<Long>> assignees =
        fields.contains(UnsolvedField.ASSIGNEES) ? assignees(row) : null;
    Map<Long, SortedSet<String>> tags = fields.contains(UnsolvedField.TAGS) ? tags(row) : null;
    Long[] units = row.get(in(REQUESTS, UNITS));
    Integer[] cells = row.get(in(REQUESTS, CELLS));
    Times created = Times.of(row.get(in(REQUESTS, CREATED)));
    Times updated = Times.of(row.get(in(REQUESTS, UPDATED)));
    Times due = Times.of(row.get(in(REQUESTS, DUE)));
    Long[] requesters = row.get(in(REQUESTS, REQUESTERS));
    Integer[] messages = row.get(in(REQUESTS, MESSAGES));
    String[] subjects =
        fields.contains(UnsolvedField.SUBJECT) ? row.get(in(REQUESTS, SUBJECTS)) : null;
    List<UnsolvedRequest> requests = new ArrayList<>(ids.length);
    Map<Integer, Cell> decoded = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      Cell cell = decoded.computeIfAbsent(cells[i], CellCode::cell);
      requests.add(
          new UnsolvedRequest(
              ids[i],
              units[i],
              cell.status(),
              cell.priority(),
              cell.assigned(),
              of(assignees, ids[i]),
              of(tags, ids[i]),
              cell.subtask(),
              cell.hasOpenSubtasks(),
              requireNonNull(created.get(i)),
              requireNonNull(updated.get(i)),
              due.get(i),
              requesters[i],
              messages[i],
              subjects == null ? null : subjects[i]));
    }
    return Collections.unmodifiableList(requests);
  }

  private static <T> @Nullable SortedSet<T> of(
      @Nullable Map<Long, SortedSet<T>> sets, Long request) {
    return sets == null ? null : sets.getOrDefault(request, Collections.emptySortedSet());
  }

  private static Map<Long, SortedSet<Long>> assignees(Record row) {
    Long[] ids = row.get(in(ASSIGNMENTS, ASSIGNED_IDS));
    if (ids == null) {
      return Map.of();
    }
    Long[] people = row.get(in(ASSIGNMENTS, ASSIGNEES));
    Map<Long, SortedSet<Long>> assignees = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      assignees.computeIfAbsent(ids[i], id -> new TreeSet<>()).add(people[i]);
    }
    return assignees;
  }

  private static Map<Long, SortedSet<String>> tags(Record row) {
    Long[] ids = row.get(in(TAGGED, TAGGED_IDS));
    Map<Long, SortedSet<String>> tags = new HashMap<>();
    if (ids != null) {
      String[] texts = row.get(in(TAGGED, TAGS));
      for (int i = 0; i < ids.length; i++) {
        tags.put(ids[i], new TreeSet<>(List.of(texts[i].split(SEPARATOR, -1))));
      }
    }
    return tags;
  }

  /** Times in their binary form: microseconds since 2000-01-01, in eight bytes each. */
  private record Times(ByteBuffer bytes) {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long INFINITY = Long.MAX_VALUE;

    static Times of(byte[] bytes) {
      return new Times(ByteBuffer.wrap(bytes));
    }

    @Nullable Instant get(int index) {
      long micros = bytes.getLong(index * Long.BYTES);
      return micros == INFINITY ? null : EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }

  private static Map<Long, Integer> readMarks(Record row) {
    Map<Long, Integer> marks = new HashMap<>();
    Long[] ids = row.get(MARKED);
    if (ids != null) {
      Integer[] positions = row.get(POSITIONS);
      for (int i = 0; i < ids.length; i++) {
        if (positions[i] > 0) {
          marks.put(ids[i], positions[i]);
        }
      }
    }
    return Map.copyOf(marks);
  }
}
