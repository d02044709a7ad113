package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;
import java.util.List;

/**
 * osTicket: everything visible, open and closed, with a row for each pair of assignee and watcher,
 * and a count of different tickets for each queue.
 */
final class OsTicket implements PageReader {

  private final Statements connection;

  OsTicket(Connector connector) throws SQLException {
    connection = new Statements(connector);
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Conditions conditions = new Conditions(pageQuery);
    List<Long> counts = connection.numbers(counts(conditions));
    return new PageResult(connection.ids(Chatwoot.page(conditions)), Counts.of(counts));
  }

  private static String counts(Conditions conditions) {
    return "select "
        + Counts.each(
            view -> "count(distinct case when " + conditions.in(view) + " then r.id end)", ", ")
        + " from service_request r left join assignment a on a.request_id = r.id"
        + " left join peers.watcher w on w.request_id = r.id where "
        + conditions.inAny();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
