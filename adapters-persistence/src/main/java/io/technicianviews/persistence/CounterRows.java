package io.technicianviews.persistence;

import io.technicianviews.domain.view.Counter;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;

/** Appends what is to be added to counters. It waits for nobody. */
final class CounterRows {

  private static final CounterTable TO = CounterTable.CHANGES;

  private CounterRows() {}

  static Optional<Query> append(DSLContext dsl, Map<Counter, Long> changes) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    InsertValuesStepN<Record> insert = dsl.insertInto(TO.table(), TO.columns());
    for (CounterRow row : CounterRow.of(changes)) {
      insert = insert.values(row.values());
    }
    return Optional.of(insert);
  }

  /** The same for many, by {@code COPY}. */
  static void copy(Connection connection, Map<Counter, Long> changes) {
    CopyRows rows = new CopyRows(TO.table(), TO.columns().toArray(new Field<?>[0]));
    CounterRow.of(changes).forEach(row -> rows.add(row.values().toArray()));
    rows.send(connection);
  }
}
