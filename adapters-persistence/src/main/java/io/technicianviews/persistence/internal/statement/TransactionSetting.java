package io.technicianviews.persistence.internal.statement;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Settings of the running transaction or of the session, as columns of a query. */
public final class TransactionSetting {

  private TransactionSetting() {}

  /**
   * The settings of the statements of every query and write: a timeout, no JIT compilation, which
   * takes longer than the statements, and generic plans, which are made once per statement and
   * connection. With more than thirty indexes, planning takes longer than the execution, too.
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
   * The timeout of the whole transaction. PostgreSQL 16 has no such setting; there it ends a
   * transaction that is idle for this time, and each statement has its own timeout.
   */
  public static Field<String> ofTransaction(Field<String> timeout) {
    Field<String> supported =
        function(
            "current_setting", SQLDataType.VARCHAR, inline("transaction_timeout"), inline(true));
    Field<String> name =
        when(supported.isNull(), inline("idle_in_transaction_session_timeout"))
            .otherwise(inline("transaction_timeout"));
    return function("set_config", SQLDataType.VARCHAR, name, timeout, inline(true));
  }

  /** A setting of the session. */
  public static Field<String> ofSession(String name, String value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), inline(value), inline(false));
  }

  /** Whether the planner sorts where an index has the order, too. */
  public static Field<String> ofSorting(boolean enabled) {
    return of("enable_sort", inline(enabled ? "on" : "off"));
  }

  public static Field<String> of(String name, String value) {
    return of(name, val(value));
  }

  static Field<String> of(String name, Field<String> value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), value, inline(true));
  }
}
