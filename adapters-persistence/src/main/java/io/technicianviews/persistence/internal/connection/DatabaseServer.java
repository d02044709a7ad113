package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;

/**
 * A database server that meets the requirements of the desk.
 *
 * @param settings the settings, adapted to this server
 * @param pooled whether connections to it go through a connection pooler
 */
public record DatabaseServer(PostgresSettings settings, boolean pooled) {

  /** The oldest major version of PostgreSQL on which every statement of this module runs. */
  static final int OLDEST_VERSION = 16;

  private static final Field<Integer> VERSION_NUMBER =
      setting("server_version_num").cast(SQLDataType.INTEGER);
  private static final Field<String> VERSION = setting("server_version");
  private static final Field<String> ENCODING = setting("server_encoding");

  /**
   * Checks the server at the address of the settings. Changes nothing there.
   *
   * @throws DeskUnavailableException if it cannot be reached or does not meet a requirement, which
   *     the message names
   */
  public static DatabaseServer checked(PostgresSettings settings) {
    PostgresSettings unprepared = Pooler.withoutPreparedStatements(settings);
    try (Connection connection =
        DriverManager.getConnection(unprepared.jdbcUrl(), settings.user(), settings.password())) {
      // In one transaction, so that a pooler in statement mode is detected here.
      connection.setAutoCommit(false);
      DSLContext dsl = JooqContexts.on(connection);
      Record server = dsl.select(VERSION_NUMBER, VERSION, ENCODING).fetchSingle();
      requireVersion(server.get(VERSION_NUMBER), server.get(VERSION));
      requireEncoding(server.get(ENCODING));
      Primary.require(dsl);
      boolean pooled = Pooler.isBetween(connection);
      connection.rollback();
      return new DatabaseServer(pooled ? unprepared : settings, pooled);
    } catch (SQLException | DataAccessException e) {
      throw Pooler.explained(e);
    }
  }

  static void requireVersion(int number, String version) {
    if (number / 10_000 < OLDEST_VERSION) {
      throw new DeskUnavailableException(
          "this is PostgreSQL %s, but PostgreSQL %d or newer is required"
              .formatted(version, OLDEST_VERSION));
    }
  }

  private static void requireEncoding(String encoding) {
    if (!encoding.toUpperCase(Locale.ROOT).equals("UTF8")) {
      throw new DeskUnavailableException(
          "the encoding of this database is %s, but UTF8 is required".formatted(encoding));
    }
  }

  static Field<String> setting(String name) {
    return function("current_setting", SQLDataType.VARCHAR, inline(name));
  }
}
