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
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** The open transactions that have allocated an id from the sequence of the change log. */
final class OpenSequenceTransactions {

  private static final Field<String> TRANSACTION = text("virtualtransaction");

  private OpenSequenceTransactions() {}

  /** Their virtual transaction ids, which are unique among running transactions. */
  static Set<String> now(ChangeLogConnection connection) {
    return connection.read(
        dsl ->
            dsl.selectDistinct(TRANSACTION)
                .from(table(name("pg_locks")))
                .where(onTheSequence(DeskSchema.of(dsl)))
                .fetchSet(TRANSACTION));
  }

  /** A transaction that calls {@code nextval} holds this lock on the sequence until it ends. */
  private static Condition onTheSequence(DeskSchema schema) {
    Field<Object> sequence =
        function(
            "to_regclass",
            SQLDataType.OTHER,
            inline(schema.qualified(CHANGE_LOG.getName() + "_id_seq").toString()));
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
