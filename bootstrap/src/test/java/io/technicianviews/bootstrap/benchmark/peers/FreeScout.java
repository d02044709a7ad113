package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * FreeScout: a counter for each folder, which are the shared views of a unit and the personal ones
 * of its technicians; after a write all of the unit's folders are counted again, one after the
 * other, each in two statements, and stored in a third.
 */
final class FreeScout implements PageReader {

  private final Statements connection;
  private final DeskDay day;

  FreeScout(Connector connector, DeskDay day) throws SQLException {
    this.connection = new Statements(connector);
    this.day = day;
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Conditions conditions = new Conditions(pageQuery);
    List<Long> rows = connection.numbers(counters(pageQuery));
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(view, 0L);
    }
    for (int i = 0; i < rows.size(); i += 2) {
      counts.put(Counts.view(rows.get(i)), rows.get(i + 1));
    }
    return new PageResult(connection.ids(Chatwoot.page(conditions)), counts);
  }

  private static String counters(PageQuery pageQuery) {
    return "select view, sum(total) from peers.folder where unit_key in "
        + Conditions.list(pageQuery.units())
        + " or person_id = "
        + pageQuery.technicianId()
        + " group by view";
  }

  @Override
  public void afterWrite(long requestId) throws SQLException {
    long unit =
        connection
            .numbers("select unit_key from service_request where id = " + requestId)
            .getFirst();
    for (Folder folder : folders(unit)) {
      long active = connection.numbers(folder.active()).getFirst();
      long total = connection.numbers(folder.total()).getFirst();
      connection.execute(folder.store(active, total));
    }
  }

  private List<Folder> folders(long unit) throws SQLException {
    List<Folder> folders = new ArrayList<>();
    List<Long> rows =
        connection.numbers(
            "select view, coalesce(unit_key, 0), coalesce(person_id, 0) from peers.folder"
                + " where unit_key = "
                + unit
                + " or person_id in (select person_id from membership where business_unit_id = "
                + unit
                + ")");
    for (int i = 0; i < rows.size(); i += 3) {
      View view = Counts.view(rows.get(i));
      folders.add(new Folder(view, rows.get(i + 1), rows.get(i + 2), day));
    }
    return folders;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
