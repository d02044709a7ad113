package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * What the peers have that this desk has not: tables of their own, and indexes by unit, status and
 * time, as Zammad and Chatwoot have them on their tickets. They are there only while the peers are
 * measured, so that they do not slow down the writes of the others.
 */
public final class PeerTables {

  private static final String CREATED = "created_at desc, id desc";
  private static final String UPDATED = "updated_at desc, id desc";
  private static final String SOLVED = "solved_at desc, id desc";

  private static final List<String> INDEXES =
      List.of(
          "unit_key, status_id, " + CREATED,
          "unit_key, status_id, " + UPDATED,
          "unit_key, status_id, " + SOLVED,
          "unit_key, status_id, assignee_count",
          "unit_key, priority_id, status_id",
          "status_id",
          "priority_id");

  private PeerTables() {}

  public static void create(Connection connection, DeskDay day) throws SQLException {
    drop(connection);
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < INDEXES.size(); i++) {
        statement.execute(
            "create index %s on service_request (%s)".formatted(index(i), INDEXES.get(i)));
      }
      statement.execute("create schema peers");
      watchers(statement);
      folders(statement, day);
      statement.execute("vacuum (analyze) service_request");
    }
  }

  /** One watcher on every second request, and two more on every tenth. */
  private static void watchers(Statement statement) throws SQLException {
    statement.execute(
        "create table peers.watcher as select r.id as request_id, 1 + (r.id * 7 + n) % 1000"
            + " as person_id from service_request r, generate_series(1, 3) n"
            + " where r.id % 2 = 0 and (n = 1 or r.id % 10 = 0)");
    statement.execute("alter table peers.watcher add primary key (request_id, person_id)");
    statement.execute("vacuum (analyze) peers.watcher");
  }

  private static void folders(Statement statement, DeskDay day) throws SQLException {
    statement.execute(
        "create table peers.folder (view integer not null, unit_key bigint, person_id bigint,"
            + " active bigint not null default 0, total bigint not null default 0)");
    statement.execute(shared(day));
    statement.execute(personal());
    statement.execute("create index on peers.folder (unit_key)");
    statement.execute("create index on peers.folder (person_id)");
    statement.execute("vacuum (analyze) peers.folder");
  }

  /** All units at once, instead of folder by folder. */
  private static String shared(DeskDay day) {
    Conditions conditions = new Conditions(new PageQuery(0, Set.of(), day, View.ALL_TICKETS, 0, 0));
    StringBuilder counts = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (View view : View.of(ViewScope.VISIBLE)) {
      int number = Counts.number(view);
      String count = "count(*) filter (where true%s)".formatted(conditions.criteria(view));
      counts.append(", %s as total_%d".formatted(count, number));
      counts.append(
          ", count(*) filter (where r.status_id in (1, 2, 3, 4)%s) as active_%d"
              .formatted(conditions.criteria(view), number));
      rows.append(rows.isEmpty() ? "" : ", ");
      rows.append("(%d, active_%d, total_%d)".formatted(number, number, number));
    }
    return "insert into peers.folder (view, unit_key, active, total)"
        + " select v.view, c.unit_key, v.active, v.total from (select r.unit_key"
        + counts
        + " from service_request r where r.deleted_at is null group by r.unit_key) c,"
        + " lateral (values "
        + rows
        + ") v (view, active, total)";
  }

  private static String personal() {
    return "insert into peers.folder (view, person_id, active, total) select v.view, p.id,"
        + " coalesce(a.active, 0), coalesce(case when v.unsolved then a.active else a.total end, 0)"
        + " from person p cross join (values (%d, true), (%d, false)) v (view, unsolved)"
            .formatted(Counts.number(View.MY_UNSOLVED), Counts.number(View.ALL_YOUR_REQUESTS))
        + " left join (select person_id, count(*) filter (where r.status_id in (1, 2, 3, 4))"
        + " as active, count(*) as total from assignment join service_request r on r.id ="
        + " request_id where r.deleted_at is null group by person_id) a on a.person_id = p.id"
        + " where p.role <> 'REQUESTER'";
  }

  /** Leaves nothing of it. */
  public static void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < INDEXES.size(); i++) {
        statement.execute("drop index if exists " + index(i));
      }
      statement.execute("drop schema if exists peers cascade");
    }
  }

  private static String index(int number) {
    return "peers_" + number;
  }
}
