package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.persistence.internal.cell.CellCode;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The streams of one group of cells. Each row has an id, the time of the order and a priority. */
final class CellStreams {

  private static final String STREAM = "stream";
  private static final Field<Long> UNIT = field(name(STREAM, "unit_key"), SQLDataType.BIGINT);
  private static final Field<Integer> CELL = field(name(STREAM, "cell"), SQLDataType.INTEGER);

  private static final String ROW = "found";
  private static final Field<Long> ROW_ID = field(name(ROW, "id"), SQLDataType.BIGINT);
  private static final Field<Instant> ROW_TIME = field(name(ROW, "time"), SQLDataType.INSTANT);

  private final CellPageShape shape;
  private final CellPageShape.Group group;
  private final int number;
  private final Placeholders<CellPageValues> of;
  private final Field<Instant> time;

  /**
   * @param number the number of the group
   */
  CellStreams(CellPageShape shape, int number, Placeholders<CellPageValues> of) {
    this.shape = shape;
    this.group = shape.groups().get(number);
    this.number = number;
    this.of = of;
    this.time = column(shape.byTime().key());
  }

  private static Field<Instant> column(SortKey key) {
    return switch (key) {
      case CREATED -> SERVICE_REQUEST.CREATED_AT;
      case UPDATED -> SERVICE_REQUEST.UPDATED_AT;
      case SOLVED -> SERVICE_REQUEST.SOLVED_AT;
      case PRIORITY, DUE_DATE -> throw new IllegalArgumentException("not a time: " + key);
    };
  }

  /** The streams, in one query for each kind of range. */
  List<Select<? extends Record>> all() {
    List<Select<? extends Record>> streams = new ArrayList<>();
    if (!shape.isContinued()) {
      streams.add(of(values -> values.cells(number), noCondition()));
      return streams;
    }
    for (Condition range : rangesAfterStart()) {
      streams.add(of(values -> values.cellsOfStart(number), range));
    }
    if (shape.isByPriority()) {
      streams.add(of(values -> values.cellsAfterStart(number), noCondition()));
    }
    return streams;
  }

  /** The rows after the start, within one priority. */
  private List<Condition> rangesAfterStart() {
    Field<Instant> startTime = of.bind(time, CellPageValues::startTime);
    Field<Long> startId = of.bind(SERVICE_REQUEST.ID, CellPageValues::startId);
    return shape.byTime().descending()
        ? List.of(row(time, SERVICE_REQUEST.ID).lt(row(startTime, startId)))
        : List.of(time.eq(startTime).and(SERVICE_REQUEST.ID.lt(startId)), time.gt(startTime));
  }

  private Select<? extends Record> of(Function<CellPageValues, Integer[]> cells, Condition range) {
    Field<Integer[]> codes = of.bind(SQLDataType.INTEGER.array(), cells);
    if (Boolean.TRUE.equals(group.assigned())) {
      return assigned(codes, range);
    }
    return switch (group.units()) {
      case LISTED -> merged(storedCells(codes), range.and(SERVICE_REQUEST.UNIT_KEY.eq(UNIT)));
      case ALL, ALL_BUT ->
          merged(
              unnest(codes).as(STREAM, CELL.getName()),
              range.and(within(SERVICE_REQUEST.UNIT_KEY)));
    };
  }

  /** The first rows of each cell. */
  private Select<? extends Record> merged(Table<?> cells, Condition where) {
    var first =
        select(SERVICE_REQUEST.ID, time.as(ROW_TIME.getName()))
            .from(SERVICE_REQUEST)
            .where(
                RequestConditions.LIVE,
                solvedIfOrdered(),
                SERVICE_REQUEST.CELL.eq(CELL),
                where,
                fromDay(),
                notAssigned())
            .orderBy(order())
            .limit(inline(shape.offset() + shape.limit()));
    return select(ROW_ID, ROW_TIME, priority(CELL)).from(cells).crossJoin(lateral(first).as(ROW));
  }

  private List<OrderField<?>> order() {
    return List.of(
        shape.byTime().descending() ? time.desc() : time.asc(), SERVICE_REQUEST.ID.desc());
  }

  /** The cells of each unit that contain requests: far fewer than there are combinations. */
  private Table<?> storedCells(Field<Integer[]> codes) {
    return select(CELL_COUNTER.UNIT_KEY, CELL_COUNTER.CELL)
        .from(CELL_COUNTER)
        .where(
            CELL_COUNTER.TECHNICIAN_ID.eq(inline(CellKey.ANYONE)),
            CELL_COUNTER.MOMENT.eq(inline((short) 0)),
            within(CELL_COUNTER.UNIT_KEY),
            CELL_COUNTER.CELL.eq(any(codes)),
            CELL_COUNTER.REQUESTS.ne(inline(0L)))
        .union(
            select(CELL_COUNTER_CHANGE.UNIT_KEY, CELL_COUNTER_CHANGE.CELL)
                .from(CELL_COUNTER_CHANGE)
                .where(
                    CELL_COUNTER_CHANGE.TECHNICIAN_ID.eq(inline(CellKey.ANYONE)),
                    within(CELL_COUNTER_CHANGE.UNIT_KEY),
                    CELL_COUNTER_CHANGE.CELL.eq(any(codes))))
        .asTable(STREAM);
  }

  /** All rows of the technician's assignments. */
  private Select<? extends Record> assigned(Field<Integer[]> codes, Condition range) {
    return select(SERVICE_REQUEST.ID, time.as(ROW_TIME.getName()), priority(SERVICE_REQUEST.CELL))
        .from(ASSIGNMENT)
        .join(SERVICE_REQUEST)
        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
        .where(
            ASSIGNMENT.PERSON_ID.eq(of.bind(ASSIGNMENT.PERSON_ID, CellPageValues::technicianId)),
            condition(ASSIGNMENT.LIVE),
            within(ASSIGNMENT.UNIT_KEY),
            RequestConditions.LIVE,
            SERVICE_REQUEST.CELL.eq(any(codes)),
            range,
            fromDay());
  }

  private Condition within(Field<Long> unitKey) {
    return switch (group.units()) {
      case LISTED ->
          unitKey.eq(any(of.bind(SQLDataType.BIGINT.array(), values -> values.units(number))));
      case ALL -> noCondition();
      case ALL_BUT ->
          unitKey.ne(
              DSL.all(of.bind(SQLDataType.BIGINT.array(), values -> values.excludedUnits(number))));
    };
  }

  /** The condition of the index by this time. */
  private Condition solvedIfOrdered() {
    return shape.byTime().key() == SortKey.SOLVED
        ? SERVICE_REQUEST.SOLVED_AT.isNotNull()
        : noCondition();
  }

  private Condition fromDay() {
    if (!group.fromDay()) {
      return noCondition();
    }
    Field<Instant> column =
        switch (shape.moment()) {
          case CREATED -> SERVICE_REQUEST.CREATED_AT;
          case UPDATED -> SERVICE_REQUEST.UPDATED_AT;
          case SOLVED -> SERVICE_REQUEST.SOLVED_AT;
          case null -> throw new IllegalArgumentException("a group has a day of no moment");
        };
    return column.ge(of.bind(column, values -> values.firstDay(number)));
  }

  private Condition notAssigned() {
    // DSL.notExists takes another type since jOOQ 3.20, so code compiled for 3.19 does not find it.
    return Boolean.FALSE.equals(group.assigned())
        ? condition(
            "not exists ({0})",
            selectOne()
                .from(ASSIGNMENT)
                .where(
                    ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID),
                    ASSIGNMENT.PERSON_ID.eq(
                        of.bind(ASSIGNMENT.PERSON_ID, CellPageValues::technicianId))))
        : noCondition();
  }

  private static Field<Integer> priority(Field<Integer> cell) {
    return CellCode.priority(cell).as("priority");
  }
}
