package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A setting of the running transaction alone. */
final class TransactionSetting {

  private TransactionSetting() {}

  /**
   * How the statements of every question and write run: bounded, not compiled, which takes longer
   * than to run them, and by a plan that is made once for each statement and connection, whatever
   * its values are. With more than thirty indexes to choose from making one takes longer, too.
   */
  static List<Field<String>> ofStatements(Deadline deadline) {
    return List.of(
        of("statement_timeout", deadline.statementTimeout()),
        of("jit", "off"),
        of("plan_cache_mode", "force_generic_plan"));
  }

  static Field<String> of(String name, String value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), val(value), inline(true));
  }
}
