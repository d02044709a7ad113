package io.technicianviews.persistence.internal.statement;

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
public record BoundStatement(String sql, List<BindValue> values, List<Field<?>> columns) {

  /**
   * A value.
   *
   * @param type PostgreSQL's name of its type
   */
  public record BindValue(String type, @Nullable Object value) {

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

  public static final BoundStatement COMMIT = new BoundStatement("commit", List.of(), List.of());

  /** The same, if nobody reads what it returns. */
  public BoundStatement ignoringResult() {
    return new BoundStatement(sql, values, List.of());
  }

  public Result<Record> fetch(DSLContext dsl) {
    return fetch(dsl, List.of(this)).getFirst();
  }

  /**
   * Runs statements one after the other, but sent on one way, which costs more than most of them
   * do.
   *
   * @param statements at least one
   * @return what each of them returned
   */
  public static List<Result<Record>> fetch(DSLContext dsl, List<BoundStatement> statements) {
    String all = statements.stream().map(BoundStatement::sql).collect(Collectors.joining("; "));
    return dsl.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(all)) {
            int at = 0;
            for (BoundStatement one : statements) {
              at = one.bind(statement, at);
            }
            statement.execute();
            List<Result<Record>> results = new ArrayList<>();
            for (BoundStatement one : statements) {
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
    for (BindValue one : values) {
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
  public static void executeEach(DSLContext dsl, List<BoundStatement> same) {
    if (!same.isEmpty()) {
      dsl.connection(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(same.getFirst().sql())) {
              for (BoundStatement one : same) {
                one.bind(statement, 0);
                statement.addBatch();
              }
              statement.executeBatch();
            }
          });
    }
  }
}
