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
    return ofStatements(val(deadline.statementTimeout()));
  }

  static List<Field<String>> ofStatements(Field<String> timeout) {
    return List.of(
        of("statement_timeout", timeout),
        of("jit", inline("off")),
        of("plan_cache_mode", inline("force_generic_plan")));
  }

  static Field<String> of(String name, String value) {
    return of(name, val(value));
  }

  static Field<String> of(String name, Field<String> value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), value, inline(true));
  }
}
