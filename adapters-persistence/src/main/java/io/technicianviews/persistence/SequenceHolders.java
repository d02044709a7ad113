package io.technicianviews.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.persistence.schema.Tables;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** The transactions that have drawn an id for the log and have not ended. */
final class SequenceHolders {

  private static final Field<String> TRANSACTION =
      field(name("virtualtransaction"), SQLDataType.VARCHAR);

  private SequenceHolders() {}

  /** Their names, which no two transactions share that run at the same time. */
  static Set<String> now(ReadingConnection connection) {
    return connection.read(
        dsl ->
            dsl.selectDistinct(TRANSACTION)
                .from(table(name("pg_locks")))
                .where(onTheSequence())
                .fetchSet(TRANSACTION));
  }

  /** Whoever draws from a sequence holds it so to the end of his transaction. */
  private static Condition onTheSequence() {
    Field<String> sequence = inline(Tables.CHANGE_LOG.getName() + "_id_seq");
    return field(name("locktype"), SQLDataType.VARCHAR)
        .eq(inline("relation"))
        .and(field(name("mode"), SQLDataType.VARCHAR).eq(inline("RowExclusiveLock")))
        .and(field("relation = {0}::regclass", SQLDataType.BOOLEAN, sequence).isTrue());
  }
}
