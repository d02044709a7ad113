package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_SEARCH;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_TAG;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;

import io.technicianviews.persistence.internal.statement.Vacuum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vacuums and analyzes the tables right after a bulk load, instead of minutes later by autovacuum.
 */
final class PostLoadMaintenance {

  private static final Logger LOG = LoggerFactory.getLogger(PostLoadMaintenance.class);

  /** The number of loaded rows from which on the maintenance is worth its time. */
  static final int MIN_ROWS = 500;

  private static final List<Table<?>> TABLES =
      List.of(
          SERVICE_REQUEST,
          ASSIGNMENT,
          REQUEST_TAG,
          REQUEST_SEARCH,
          CHAT_MESSAGE,
          READ_MARK,
          PERSON,
          MEMBERSHIP,
          BUSINESS_UNIT,
          VIEW_COUNTER,
          VIEW_COUNTER_CHANGE,
          CELL_COUNTER,
          CELL_COUNTER_CHANGE);

  private PostLoadMaintenance() {}

  /**
   * Updates the statistics, so that the planner knows the loaded rows, and the visibility map, so
   * that index-only scans work. Results are correct without it, but slower; failures are only
   * logged, since the load is committed.
   */
  static void afterLoad(Connection connection, DSLContext dsl) {
    try {
      connection.setAutoCommit(true);
      for (Table<?> table : TABLES) {
        // With index cleanup: without it the few pages that a load wrote twice, with its unsolved
        // requests among them, are not marked in the visibility map.
        if (!Vacuum.run(dsl, "(analyze, index_cleanup on)", table)) {
          LOG.warn("the role may not vacuum the loaded tables; autovacuum will do so later");
          return;
        }
      }
    } catch (SQLException | DataAccessException e) {
      LOG.warn("the loaded tables could not be vacuumed", e);
    }
  }
}
