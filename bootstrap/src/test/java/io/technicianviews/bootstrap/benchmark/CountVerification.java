package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Verification of all counts of an idle helpdesk, those of each unit and of each technician and
 * admin, with plain SQL on the tables of requests, assignments and statuses. The SQL uses no
 * derived column.
 */
record CountVerification(BenchmarkDesk benchmark, ServiceDesk desk) {

  /** The number of compared counts, and the differences. */
  record Comparison(int counts, List<String> differences) {}

  private static final String BY_PERSON =
      """
      select a.person_id, r.parent_id is not null,
             count(*) filter (where not s.count_as_solved), count(*)
      from assignment a join service_request r on r.id = a.request_id
      join status s on s.id = r.status_id where r.deleted_at is null group by 1, 2
      """;

  Comparison compare() throws SQLException {
    List<String> differences = new ArrayList<>();
    int counts = 0;
    try (Connection connection = benchmark.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set work_mem = '512MB'");
      Map<Long, ViewCounts> byUnit = read(statement, byUnit(benchmark.today()), ViewScope.VISIBLE);
      long admin = benchmark.first(Role.ADMIN).id();
      for (long unit : ids(statement, "select id from business_unit union all select -1")) {
        ViewCounts actual = counts(admin, UnitScope.only(unit));
        ViewCounts expected = byUnit.getOrDefault(unit, ViewCounts.ZERO);
        counts += compare("unit " + unit, ViewScope.VISIBLE, actual, expected, differences);
      }
      Map<Long, ViewCounts> byPerson = read(statement, BY_PERSON, ViewScope.MINE);
      for (long person :
          ids(statement, "select id from person where active and role <> 'REQUESTER'")) {
        ViewCounts expected = byPerson.getOrDefault(person, ViewCounts.ZERO);
        counts +=
            compare(
                "person " + person,
                ViewScope.MINE,
                counts(person, UnitScope.ALL),
                expected,
                differences);
      }
    }
    return new Comparison(counts, differences);
  }

  private ViewCounts counts(long person, UnitScope unitScope) {
    return desk.technicianViews()
        .counts(person, View.UNASSIGNED, unitScope)
        .orElseThrow()
        .value()
        .counts();
  }

  /** Returns a query with one column for each view of {@link ViewScope#VISIBLE}, in their order. */
  private static String byUnit(DeskDay day) {
    return """
      with assigned as (select distinct request_id from assignment),
           waiting as (select distinct c.parent_id from service_request c
                       join status s on s.id = c.status_id
                       where c.parent_id is not null and c.deleted_at is null
                         and not s.count_as_solved)
      select coalesce(r.business_unit_id, -1), r.parent_id is not null,
             count(*) filter (where a.request_id is null and not s.count_as_solved),
             count(*) filter (where not s.count_as_solved),
             count(*) filter (where r.updated_at >= '%2$s'),
             count(*) filter (where s.count_as_solved and r.solved_at >= '%2$s'),
             count(*) filter (where r.priority_id in (1, 2) and not s.count_as_solved),
             count(*) filter (where r.status_id = 3),
             count(*) filter (where w.parent_id is not null),
             count(*) filter (where r.created_at >= '%1$s'),
             count(*) filter (where r.status_id = 2),
             count(*),
             count(*) filter (where s.count_as_solved)
      from service_request r join status s on s.id = r.status_id
      left join assigned a on a.request_id = r.id left join waiting w on w.parent_id = r.id
      where r.deleted_at is null group by 1, 2
      """
        .formatted(day.start(), day.recentStart());
  }

  private static Map<Long, ViewCounts> read(Statement statement, String sql, ViewScope viewScope)
      throws SQLException {
    Map<Long, ViewCounts> counts = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        boolean subtasks = rows.getBoolean(2);
        Map<View, TypeCounts> row = new EnumMap<>(View.class);
        int column = 3;
        for (View view : View.of(viewScope)) {
          long count = rows.getLong(column++);
          row.put(view, subtasks ? new TypeCounts(0, count) : new TypeCounts(count, 0));
        }
        counts.merge(rows.getLong(1), new ViewCounts(row), ViewCounts::plus);
      }
    }
    return counts;
  }

  private static List<Long> ids(Statement statement, String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /**
   * Compares two counts of each view, those of subtasks and of other requests. Returns the number
   * of counts.
   */
  private static int compare(
      String owner,
      ViewScope viewScope,
      ViewCounts actual,
      ViewCounts expected,
      List<String> differences) {
    List<View> views = View.of(viewScope);
    for (View view : views) {
      if (!actual.of(view).equals(expected.of(view))) {
        differences.add(
            "%s, %s: %s, expected %s"
                .formatted(owner, view.wireName(), actual.of(view), expected.of(view)));
      }
    }
    return 2 * views.size();
  }
}
