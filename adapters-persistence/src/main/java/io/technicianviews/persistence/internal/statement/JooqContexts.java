package io.technicianviews.persistence.internal.statement;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Creates the jOOQ contexts of this module, all with the same settings. */
public final class JooqContexts {

  private static final Settings SETTINGS =
      new Settings().withRenderSchema(false).withExecuteLogging(false);

  private JooqContexts() {}

  /** A context that executes statements on this connection. */
  public static DSLContext on(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
  }

  /** A context without a connection, which renders statements. */
  static DSLContext rendering() {
    return DSL.using(SQLDialect.POSTGRES, SETTINGS);
  }
}
