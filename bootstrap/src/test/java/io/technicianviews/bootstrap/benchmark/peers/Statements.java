package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements on one connection, each in a transaction of its own. */
final class Statements implements AutoCloseable {

  private final Connection connection;
  private final Statement statement;

  Statements(Connector connector) throws SQLException {
    connection = connector.open();
    statement = connection.createStatement();
  }

  /** The first column of all rows; the others are fetched, as a page's are. */
  List<Long> ids(String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** All numbers, row by row. */
  List<Long> numbers(String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          numbers.add(rows.getLong(column));
        }
      }
    }
    return numbers;
  }

  void execute(String sql) throws SQLException {
    statement.execute(sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
