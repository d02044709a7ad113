package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A setting of the running transaction alone. */
final class TransactionSetting {

  private TransactionSetting() {}

  static Field<String> of(String name, String value) {
    return function("set_config", SQLDataType.VARCHAR, inline(name), val(value), inline(true));
  }
}
