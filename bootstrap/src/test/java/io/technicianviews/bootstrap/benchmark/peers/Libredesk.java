package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;
import java.util.List;

/** libredesk: the list counts itself, the sidebar is one statement with a count for each view. */
final class Libredesk implements PageReader {

  private final Statements connection;

  Libredesk(Connector connector) throws SQLException {
    connection = new Statements(connector);
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Conditions conditions = new Conditions(pageQuery);
    List<Long> page = connection.ids(page(conditions));
    return new PageResult(page, Counts.of(connection.numbers(counts(conditions))));
  }

  private static String page(Conditions conditions) {
    return "select r.*, count(*) over () as total from service_request r where "
        + conditions.ordered()
        + conditions.page();
  }

  private static String counts(Conditions conditions) {
    return "select count from ("
        + Counts.each(
            view ->
                "select "
                    + Counts.number(view)
                    + " as view, count(*) as count from service_request r where "
                    + conditions.in(view),
            " union all ")
        + ") counted order by view";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
