package io.technicianviews.persistence.internal.statement;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A buffer of rows to insert into one table by {@code COPY}, in its text format. Not thread-safe.
 */
public final class CopyBuffer {

  private final Table<?> table;
  private final String names;
  private final int columns;
  private final StringBuilder rows = new StringBuilder();

  public CopyBuffer(Table<?> table, Field<?>... fields) {
    this.table = table;
    names = Arrays.stream(fields).map(Field::getName).collect(Collectors.joining(", "));
    columns = fields.length;
  }

  /**
   * Adds a row. An array of texts is written as an array, null as SQL null, and each other value as
   * its {@code toString()}.
   */
  public void add(@Nullable Object... values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        rows.append('\t');
      }
      append(values[i]);
    }
    rows.append('\n');
  }

  private void append(@Nullable Object value) {
    switch (value) {
      case null -> rows.append("\\N");
      case String text -> appendEscaped(text);
      case String[] texts -> appendEscaped(array(texts));
      default -> rows.append(value);
    }
  }

  private static String array(String[] texts) {
    return Arrays.stream(texts)
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void appendEscaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
  }

  /** Inserts the rows. Does nothing if there are none. */
  public void send(DSLContext dsl) {
    if (!rows.isEmpty()) {
      String command = "copy " + DeskSchema.of(dsl).text(table) + " (" + names + ") from stdin";
      dsl.connection(connection -> send(connection, command));
    }
  }

  private void send(Connection connection, String command) {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(command, new StringReader(rows.toString()));
    } catch (SQLException e) {
      throw new DataAccessException(command, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
