package io.technicianviews.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its values, ready to be sent.
 *
 * @param columns what it returns
 */
record Bound(String sql, List<Value> values, List<Field<?>> columns) {

  /**
   * A value.
   *
   * @param type PostgreSQL's name of its type
   */
  record Value(String type, @Nullable Object value) {

    private static final String ARRAY = "[]";

    private void bind(PreparedStatement statement, int at) throws SQLException {
      switch (value) {
        // With its type: PostgreSQL would parse the statement anew whenever types differ.
        case null -> statement.setNull(at, Types.NULL, type);
        case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        case Object[] array -> {
          String ofOne = type.substring(0, type.length() - ARRAY.length());
          statement.setArray(at, statement.getConnection().createArrayOf(ofOne, array));
        }
        default -> statement.setObject(at, value);
      }
    }
  }

  static final Bound COMMIT = new Bound("commit", List.of(), List.of());

  /** The same, if nobody reads what it returns. */
  Bound silently() {
    return new Bound(sql, values, List.of());
  }

  Result<Record> fetch(DSLContext dsl) {
    return fetch(dsl, List.of(this)).getFirst();
  }

  /**
   * Runs statements one after the other, but sent on one way, which costs more than most of them
   * do.
   *
   * @param statements at least one
   * @return what each of them returned
   */
  static List<Result<Record>> fetch(DSLContext dsl, List<Bound> statements) {
    String all = statements.stream().map(Bound::sql).collect(Collectors.joining("; "));
    return dsl.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(all)) {
            int at = 0;
            for (Bound one : statements) {
              at = one.bind(statement, at);
            }
            statement.execute();
            List<Result<Record>> results = new ArrayList<>();
            for (Bound one : statements) {
              results.add(one.result(dsl, statement));
              statement.getMoreResults();
            }
            return results;
          }
        });
  }

  private Result<Record> result(DSLContext dsl, PreparedStatement statement) throws SQLException {
    return columns.isEmpty()
        ? dsl.newResult()
        : dsl.fetch(statement.getResultSet(), columns.toArray(Field<?>[]::new));
  }

  /**
   * @param after how many of its values a statement has already
   * @return how many it has then
   */
  private int bind(PreparedStatement statement, int after) throws SQLException {
    int at = after;
    for (Value one : values) {
      at++;
      one.bind(statement, at);
    }
    return at;
  }

  /**
   * Runs one statement with these values and those.
   *
   * @param same all of one text
   */
  static void executeEach(DSLContext dsl, List<Bound> same) {
    if (!same.isEmpty()) {
      dsl.connection(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(same.getFirst().sql())) {
              for (Bound one : same) {
                one.bind(statement, 0);
                statement.addBatch();
              }
              statement.executeBatch();
            }
          });
    }
  }
}
