package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;
import java.util.List;

/** Chatwoot since 2026: one pass over everything that is in a view, and a page by its offset. */
final class Chatwoot implements PageReader {

  private final Statements connection;

  Chatwoot(Connector connector) throws SQLException {
    connection = new Statements(connector);
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Conditions conditions = new Conditions(pageQuery);
    List<Long> counts = connection.numbers(counts(conditions));
    return new PageResult(connection.ids(page(conditions)), Counts.of(counts));
  }

  private static String counts(Conditions conditions) {
    return "select "
        + Counts.each(view -> "count(*) filter (where " + conditions.in(view) + ")", ", ")
        + " from service_request r where "
        + conditions.inAny();
  }

  static String page(Conditions conditions) {
    return "select r.* from service_request r where " + conditions.ordered() + conditions.page();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
