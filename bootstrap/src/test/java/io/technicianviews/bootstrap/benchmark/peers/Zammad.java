package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Zammad as it has been for years: for each view the ids of at most two thousand tickets and a
 * count, and the page from the ids of its view.
 */
final class Zammad implements PageReader {

  private static final int MOST_IDS = 2000;

  private final Statements connection;

  Zammad(Connector connector) throws SQLException {
    connection = new Statements(connector);
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Map<View, Long> counts = new EnumMap<>(View.class);
    List<Long> page = List.of();
    for (View view : View.values()) {
      Conditions conditions = new Conditions(pageQuery.page(view, 0, MOST_IDS));
      List<Long> ids = connection.ids(ids(view, conditions));
      if (view == pageQuery.view()) {
        page = ids;
      }
      counts.put(view, connection.numbers(count(view, conditions)).getFirst());
    }
    int from = Math.min(pageQuery.offset(), page.size());
    int to = Math.min(from + pageQuery.limit(), page.size());
    List<Long> shown = page.subList(from, to);
    connection.ids("select * from service_request where id in " + Conditions.list(shown));
    return new PageResult(shown, counts);
  }

  private static String ids(View view, Conditions conditions) {
    StringBuilder sorted = new StringBuilder();
    view.order()
        .fields()
        .forEach(sortField -> sorted.append(", ").append(Conditions.column(sortField.key())));
    return "select distinct r.id"
        + sorted
        + " from service_request r where "
        + conditions.ordered()
        + conditions.page();
  }

  private static String count(View view, Conditions conditions) {
    return "select count(distinct r.id) from service_request r where " + conditions.in(view);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
