package io.technicianviews.persistence.internal.counter;

import static org.jooq.impl.DSL.insertInto;

import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;

/** Appends what is to be added to counters. It waits for nobody. */
public final class CounterDeltas {

  private static final CounterTable TO = CounterTable.CHANGES;

  /** As many rows as a change of one request usually comes to, and some more. */
  private static final int AT_ONCE = 8;

  /** One row, two rows, and so on. */
  private static final List<StatementTemplate<List<CounterRow>>> INSERTS =
      IntStream.rangeClosed(1, AT_ONCE).mapToObj(CounterDeltas::insertOf).toList();

  private CounterDeltas() {}

  public static List<BoundStatement> append(Map<CounterKey, Long> changes) {
    List<CounterRow> rows = List.copyOf(CounterRow.of(changes));
    List<BoundStatement> statements = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      List<CounterRow> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
      statements.add(INSERTS.get(some.size() - 1).with(some));
    }
    return statements;
  }

  private static StatementTemplate<List<CounterRow>> insertOf(int rows) {
    return StatementTemplate.of(
        of -> {
          InsertValuesStepN<Record> insert = insertInto(TO.table(), TO.columns());
          for (int row = 0; row < rows; row++) {
            List<Field<?>> values = new ArrayList<>();
            for (int column = 0; column < TO.columns().size(); column++) {
              values.add(value(of, TO.columns().get(column), row, column));
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

  /** The same for many, by {@code COPY}. */
  static void copy(Connection connection, Map<CounterKey, Long> changes) {
    CopyBuffer rows = new CopyBuffer(TO.table(), TO.columns().toArray(new Field<?>[0]));
    CounterRow.of(changes).forEach(row -> rows.add(row.values().toArray()));
    rows.send(connection);
  }
}
