package io.technicianviews.persistence.internal.statement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads JDBC results into jOOQ records. jOOQ's own reader takes several times as long for the rows
 * of a page: it reads timestamps as texts, and each value through a binding. Results with a column
 * of a type that is not listed here are left to it.
 */
final class ResultReader {

  private static final Map<Class<?>, ColumnReader> READERS =
      Map.of(
          Long.class,
          (rows, at) -> nullable(rows.getLong(at), rows),
          Integer.class,
          (rows, at) -> nullable(rows.getInt(at), rows),
          Short.class,
          (rows, at) -> nullable(rows.getShort(at), rows),
          Boolean.class,
          (rows, at) -> nullable(rows.getBoolean(at), rows),
          String.class,
          ResultSet::getString,
          Instant.class,
          ResultReader::instant,
          Long[].class,
          ResultReader::array,
          String[].class,
          ResultReader::array);

  private ResultReader() {}

  /** Reads the value of a column of the current row. */
  private interface ColumnReader {

    @Nullable Object read(ResultSet rows, int at) throws SQLException;
  }

  /** Reads the remaining rows. */
  static Result<Record> read(DSLContext dsl, ResultSet rows, List<Field<?>> columns)
      throws SQLException {
    Field<?>[] fields = columns.toArray(Field<?>[]::new);
    ColumnReader[] readers = new ColumnReader[fields.length];
    for (int i = 0; i < fields.length; i++) {
      ColumnReader reader = READERS.get(fields[i].getConverter().fromType());
      if (reader == null) {
        return dsl.fetch(rows, fields);
      }
      readers[i] = reader;
    }
    Result<Record> result = dsl.newResult(fields);
    while (rows.next()) {
      Record row = dsl.newRecord(fields);
      for (int i = 0; i < fields.length; i++) {
        set(row, fields[i], readers[i].read(rows, i + 1));
      }
      result.add(row);
    }
    return result;
  }

  @SuppressWarnings("unchecked") // The reader is the one of the column's type.
  private static <T> void set(Record row, Field<T> column, @Nullable Object value) {
    row.set(column, ((Converter<Object, T>) column.getConverter()).from(value));
  }

  private static @Nullable Object nullable(Object value, ResultSet rows) throws SQLException {
    return rows.wasNull() ? null : value;
  }

  private static @Nullable Object instant(ResultSet rows, int at) throws SQLException {
    OffsetDateTime value = rows.getObject(at, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable Object array(ResultSet rows, int at) throws SQLException {
    Array value = rows.getArray(at);
    return value == null ? null : value.getArray();
  }
}
