package io.technicianviews.persistence;

import static io.technicianviews.persistence.ViewSql.SUBTASK;
import static io.technicianviews.persistence.ViewSql.UNSOLVED;
import static io.technicianviews.persistence.ViewSql.within;
import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.REQUEST_TALLY;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Criterion;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;

/**
 * The counts of all views of a reach in one statement: passes over the smallest index that knows
 * the views in question, put together. Each row has a unit key, a type, and a column per view;
 * several rows may speak of the same unit and type.
 *
 * <p>No pass is as long as the desk's history. How many requests there are is kept by the database
 * ({@code request_tally}), and what is solved is what is left of them without the unsolved ones.
 */
final class CountSql {

  /** What {@link #visible} counts: all but the solved ones, which follow from the others. */
  static final List<View> VISIBLE =
      View.of(Reach.VISIBLE).stream()
          .filter(view -> !view.criteria().equals(Set.of(Criterion.SOLVED)))
          .toList();

  /** What {@link #mine} counts. */
  static final List<View> MINE = View.of(Reach.MINE);

  private CountSql() {}

  static Select<Record> visible(Units units, DeskDay day) {
    Select<Record> passes = unsolved(units, day);
    for (View view : VISIBLE) {
      if (view.criteria().isEmpty()) {
        passes = passes.unionAll(tally(view, units));
      } else if (!view.isUnsolvedOnly()) {
        passes = passes.unionAll(over(view, units, day));
      }
    }
    return passes;
  }

  /** One pass for all views of unsolved requests. */
  private static Select<Record> unsolved(Units units, DeskDay day) {
    Map<View, Field<?>> counts =
        VISIBLE.stream()
            .filter(View::isUnsolvedOnly)
            .collect(
                Collectors.toMap(
                    view -> view, view -> count().filterWhere(ViewSql.ofUnsolved(view, day))));
    return pass(counts, UNSOLVED, units);
  }

  private static Select<Record> over(View view, Units units, DeskDay day) {
    return pass(Map.of(view, count()), ViewSql.in(view, day), units);
  }

  private static Select<Record> pass(Map<View, Field<?>> counts, Condition where, Units units) {
    return select(columns(SERVICE_REQUEST.UNIT_KEY, SUBTASK, VISIBLE, counts))
        .from(SERVICE_REQUEST)
        .where(where, within(units, SERVICE_REQUEST.UNIT_KEY))
        .groupBy(SERVICE_REQUEST.UNIT_KEY, SUBTASK);
  }

  private static Select<Record> tally(View view, Units units) {
    Field<?> requests = sum(REQUEST_TALLY.REQUESTS);
    return select(
            columns(REQUEST_TALLY.UNIT_KEY, REQUEST_TALLY.SUBTASK, VISIBLE, Map.of(view, requests)))
        .from(REQUEST_TALLY)
        .where(within(units, REQUEST_TALLY.UNIT_KEY))
        .groupBy(REQUEST_TALLY.UNIT_KEY, REQUEST_TALLY.SUBTASK);
  }

  static Select<Record> mine(long technicianId, Units units) {
    return MINE.stream()
        .map(view -> mine(view, technicianId, units))
        .reduce(Select::unionAll)
        .orElseThrow();
  }

  private static Select<Record> mine(View view, long technicianId, Units units) {
    return select(columns(ASSIGNMENT.UNIT_KEY, ASSIGNMENT.SUBTASK, MINE, Map.of(view, count())))
        .from(ASSIGNMENT)
        .where(
            ASSIGNMENT.PERSON_ID.eq(technicianId),
            ViewSql.ofAssignments(view),
            within(units, ASSIGNMENT.UNIT_KEY))
        .groupBy(ASSIGNMENT.UNIT_KEY, ASSIGNMENT.SUBTASK);
  }

  private static List<SelectField<?>> columns(
      Field<Long> unitKey, Field<Boolean> subtask, List<View> views, Map<View, Field<?>> counts) {
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(unitKey);
    columns.add(subtask);
    for (View view : views) {
      columns.add(counts.getOrDefault(view, inline(0L)).cast(SQLDataType.BIGINT));
    }
    return columns;
  }
}
