package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A setting of the running transaction alone. */
final class TransactionSetting {

  /**
   * A plan is made once for each statement and connection, whatever its values are. With more than
   * thirty indexes to choose from making one takes longer than following it.
   */
  static final Field<String> KEPT_PLANS = of("plan_cache_mode", "force_generic_plan");

  private TransactionSetting() {}

  static Field<String> of(String name, String value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), val(value), inline(true));
  }
}
