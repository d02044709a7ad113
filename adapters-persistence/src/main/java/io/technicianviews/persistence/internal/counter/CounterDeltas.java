package io.technicianviews.persistence.internal.counter;

import static org.jooq.impl.DSL.insertInto;

import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;

/**
 * Appends deltas to the counters. Rows are only inserted, so writers do not wait for each other.
 */
public final class CounterDeltas {

  private static final CounterTable TARGET = CounterTable.CHANGES;

  /** The maximum number of rows of a statement: more than a change of one request usually has. */
  private static final int MAX_ROWS = 8;

  /** The statements that insert one row, two rows, and so on. */
  private static final List<StatementTemplate<List<CounterRow>>> INSERTS =
      IntStream.rangeClosed(1, MAX_ROWS).mapToObj(CounterDeltas::insert).toList();

  private CounterDeltas() {}

  /** The statements that append these deltas. */
  public static List<BoundStatement> append(Map<CounterKey, Long> changes) {
    List<CounterRow> rows = List.copyOf(CounterRow.of(changes));
    List<BoundStatement> statements = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MAX_ROWS) {
      List<CounterRow> chunk = rows.subList(from, Math.min(from + MAX_ROWS, rows.size()));
      statements.add(INSERTS.get(chunk.size() - 1).with(chunk));
    }
    return statements;
  }

  private static StatementTemplate<List<CounterRow>> insert(int rows) {
    return StatementTemplate.of(
        of -> {
          InsertValuesStepN<Record> insert = insertInto(TARGET.table(), TARGET.columns());
          for (int row = 0; row < rows; row++) {
            List<Field<?>> values = new ArrayList<>();
            for (int column = 0; column < TARGET.columns().size(); column++) {
              values.add(value(of, TARGET.columns().get(column), row, column));
            }
            insert = insert.values(values);
          }
          return insert;
        });
  }

  private static <T> Field<T> value(
      Placeholders<List<CounterRow>> of, Field<T> column, int row, int number) {
    return of.bind(column, rows -> column.getType().cast(rows.get(row).values().get(number)));
  }

  /** Appends many deltas by {@code COPY}. */
  static void copy(DSLContext dsl, Map<CounterKey, Long> changes) {
    CopyBuffer rows = new CopyBuffer(TARGET.table(), TARGET.columns().toArray(new Field<?>[0]));
    CounterRow.of(changes).forEach(row -> rows.add(row.values().toArray()));
    rows.send(dsl);
  }
}
