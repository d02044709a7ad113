package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;

import io.technicianviews.persistence.internal.statement.Vacuum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL would do by itself some minutes after a load, done at once. */
final class PostLoadMaintenance {

  private static final Logger LOG = LoggerFactory.getLogger(PostLoadMaintenance.class);

  /** From how many rows on it is worth its time. */
  static final int WORTH_WHILE = 500;

  private static final List<Table<?>> TABLES =
      List.of(
          SERVICE_REQUEST,
          ASSIGNMENT,
          CHAT_MESSAGE,
          READ_MARK,
          PERSON,
          MEMBERSHIP,
          BUSINESS_UNIT,
          VIEW_COUNTER,
          VIEW_COUNTER_CHANGE);

  private PostLoadMaintenance() {}

  /**
   * Statistics, so that the planner knows what was loaded; and the visibility map, so that counts
   * are read from indexes alone. Answers are right without it, only slower; what goes wrong here is
   * logged, since the load is done.
   */
  static void afterLoad(Connection connection) {
    try {
      connection.setAutoCommit(true);
      for (Table<?> table : TABLES) {
        // With index cleanup, since without it the few pages that a load wrote twice, its unsolved
        // requests among them, would stay out of the visibility map.
        if (!Vacuum.run(connection, "(analyze, index_cleanup on)", table)) {
          LOG.warn("the role may not vacuum what was loaded: autovacuum will do so");
          return;
        }
      }
    } catch (SQLException e) {
      LOG.warn("what was loaded could not be vacuumed", e);
    }
  }
}
