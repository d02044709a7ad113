package io.technicianviews.persistence;

import io.technicianviews.persistence.internal.schema.TechnicianViews;
import org.jooq.Table;

/**
 * The tables of an embedding application: in {@code public}, which alone is in the search path, and
 * with the names of the desk's tables.
 */
final class OtherApplication {

  private OtherApplication() {}

  /** Creates its tables. Any use of them by the desk fails. */
  static void in(PostgresSettings database) {
    String name = database.url().jdbcUrl().replaceFirst(".*/", "");
    TestPostgres.execute(database, "alter database " + name + " set search_path = public");
    for (Table<?> table : TechnicianViews.TECHNICIAN_VIEWS.getTables()) {
      TestPostgres.execute(database, "create table public." + table.getName() + " (note text)");
      if (table.field("id") != null) {
        TestPostgres.execute(
            database, "create sequence public." + table.getName() + "_id_seq start 1000000");
      }
    }
    TestPostgres.execute(
        database,
        "create table public.technician_views_history (note text)",
        "create function public.is_visible(value text) returns boolean language sql return false");
  }
}
