package io.technicianviews.persistence.internal.statement;

import io.technicianviews.domain.time.StoredTime;
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
 * An SQL statement with its bind values.
 *
 * @param sql the text for the {@linkplain DeskSchema#DEFAULT default schema}; it is run with the
 *     names of the desk's schema
 * @param columns the columns of the result; empty if it is ignored
 */
public record BoundStatement(String sql, List<BindValue> values, List<Field<?>> columns) {

  /**
   * A bind value.
   *
   * @param type the PostgreSQL name of the value's type
   */
  public record BindValue(String type, @Nullable Object value) {

    private static final String ARRAY = "[]";

    private void bind(PreparedStatement statement, int at) throws SQLException {
      switch (value) {
        // With its type: PostgreSQL parses the statement again whenever the types differ.
        case null -> statement.setNull(at, Types.NULL, type);
        // The driver would round.
        case Instant instant ->
            statement.setObject(at, StoredTime.of(instant).atOffset(ZoneOffset.UTC));
        case Object[] array -> {
          String elementType = type.substring(0, type.length() - ARRAY.length());
          statement.setArray(at, statement.getConnection().createArrayOf(elementType, array));
        }
        default -> statement.setObject(at, value);
      }
    }
  }

  public static final BoundStatement COMMIT = new BoundStatement("commit", List.of(), List.of());

  /** The same statement with its result ignored. */
  public BoundStatement ignoringResult() {
    return new BoundStatement(sql, values, List.of());
  }

  public Result<Record> fetch(DSLContext dsl) {
    return fetch(dsl, List.of(this)).getFirst();
  }

  /**
   * Runs statements in sequence, sent in one round trip, which takes longer than most of them.
   *
   * @param statements at least one
   * @return the results, in the order of the statements
   */
  public static List<Result<Record>> fetch(DSLContext dsl, List<BoundStatement> statements) {
    String all =
        DeskSchema.of(dsl)
            .qualify(
                statements.stream().map(BoundStatement::sql).collect(Collectors.joining("; ")));
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
        : ResultReader.read(dsl, statement.getResultSet(), columns);
  }

  /**
   * @param after the number of values that are bound already
   * @return the number of bound values afterwards
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
   * Runs one statement with several sets of values, as a JDBC batch.
   *
   * @param same statements with the same SQL
   */
  public static void executeEach(DSLContext dsl, List<BoundStatement> same) {
    if (!same.isEmpty()) {
      String sql = DeskSchema.of(dsl).qualify(same.getFirst().sql());
      dsl.connection(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
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
