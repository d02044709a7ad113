package io.technicianviews.persistence.internal.statement;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A setting of the running transaction alone. */
public final class TransactionSetting {

  private TransactionSetting() {}

  /**
   * How the statements of every question and write run: bounded, not compiled, which takes longer
   * than to run them, and by a plan that is made once for each statement and connection, whatever
   * its values are. With more than thirty indexes to choose from making one takes longer, too.
   */
  public static List<Field<String>> ofStatements(Deadline deadline) {
    return ofStatements(val(deadline.statementTimeout()));
  }

  public static List<Field<String>> ofStatements(Field<String> timeout) {
    return List.of(
        of("statement_timeout", timeout),
        of("jit", inline("off")),
        of("plan_cache_mode", inline("force_generic_plan")));
  }

  /**
   * A bound for the whole transaction. PostgreSQL 16 has none; there it ends a transaction that has
   * been idle for so long, and statements are bounded one by one.
   */
  public static Field<String> ofTransaction(Field<String> timeout) {
    Field<String> known =
        function(
            "current_setting", SQLDataType.VARCHAR, inline("transaction_timeout"), inline(true));
    Field<String> name =
        when(known.isNull(), inline("idle_in_transaction_session_timeout"))
            .otherwise(inline("transaction_timeout"));
    return function("set_config", SQLDataType.VARCHAR, name, timeout, inline(true));
  }

  /** A setting of the connection, for as long as it lasts. */
  public static Field<String> ofSession(String name, String value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), inline(value), inline(false));
  }

  public static Field<String> of(String name, String value) {
    return of(name, val(value));
  }

  static Field<String> of(String name, Field<String> value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), value, inline(true));
  }
}
