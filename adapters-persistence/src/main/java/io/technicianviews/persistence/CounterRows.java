package io.technicianviews.persistence;

import static org.jooq.impl.DSL.row;

import io.technicianviews.domain.view.Counter;
import java.sql.Connection;
import java.util.Map;
import org.jooq.DSLContext;

/** Appends what is to be added to counters. It waits for nobody. */
final class CounterRows {

  private static final CounterTable TO = CounterTable.CHANGES;

  private CounterRows() {}

  static void append(DSLContext dsl, Map<Counter, Long> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var rows =
        changes.entrySet().stream()
            .map(
                change ->
                    row(
                        change.getKey().technicianId(),
                        change.getKey().unit(),
                        CounterTable.day(change.getKey().lastDay()),
                        change.getKey().view().wireName(),
                        change.getKey().subtasks(),
                        change.getValue()))
            .toList();
    dsl.insertInto(
            TO.table(),
            TO.technicianId(),
            TO.unitKey(),
            TO.lastDay(),
            TO.view(),
            TO.subtask(),
            TO.requests())
        .valuesOfRows(rows)
        .execute();
  }

  /** The same for many, by {@code COPY}. */
  static void copy(Connection connection, Map<Counter, Long> changes) {
    CopyRows rows =
        new CopyRows(
            TO.table(),
            TO.technicianId(),
            TO.unitKey(),
            TO.lastDay(),
            TO.view(),
            TO.subtask(),
            TO.requests());
    changes.forEach(
        (counter, requests) ->
            rows.add(
                counter.technicianId(),
                counter.unit(),
                CounterTable.day(counter.lastDay()),
                counter.view().wireName(),
                counter.subtasks(),
                requests));
    rows.send(connection);
  }
}
