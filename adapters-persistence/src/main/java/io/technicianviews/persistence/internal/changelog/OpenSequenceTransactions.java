package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.currentCatalog;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** The transactions that have drawn an id for the log and have not ended. */
final class OpenSequenceTransactions {

  private static final Field<String> TRANSACTION = text("virtualtransaction");

  private OpenSequenceTransactions() {}

  /** Their names, which no two transactions share that run at the same time. */
  static Set<String> now(ChangeLogConnection connection) {
    return connection.read(
        dsl ->
            dsl.selectDistinct(TRANSACTION)
                .from(table(name("pg_locks")))
                .where(onTheSequence())
                .fetchSet(TRANSACTION));
  }

  /** Whoever draws from a sequence holds it so to the end of his transaction. */
  private static Condition onTheSequence() {
    Field<Object> sequence =
        function("to_regclass", SQLDataType.OTHER, inline(CHANGE_LOG.getName() + "_id_seq"));
    var thisDatabase =
        select(oid("oid"))
            .from(table(name("pg_database")))
            .where(text("datname").eq(currentCatalog()));
    return text("locktype")
        .eq(inline("relation"))
        .and(text("mode").eq(inline("RowExclusiveLock")))
        .and(oid("relation").eq(sequence))
        .and(oid("database").eq(thisDatabase));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Object> oid(String column) {
    return field(name(column), SQLDataType.OTHER);
  }
}
