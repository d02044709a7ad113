package io.technicianviews.persistence.internal.statement;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Where queries run: in the transactions of a snapshot, or in that of a write. */
public interface QueryRunner {

  /** Runs a query, and tells trouble with the database from mistakes of ours. */
  <T> T read(Function<DSLContext, T> query);

  /** Makes room for queries at the same time, where that is possible. */
  default void expectConcurrentReads() {}

  /**
   * Runs statements on one way.
   *
   * @param statements at least one
   * @return what each of them returned
   */
  default List<Result<Record>> read(List<BoundStatement> statements) {
    return read(dsl -> BoundStatement.fetch(dsl, statements));
  }

  default Result<Record> read(BoundStatement statement) {
    return read(List.of(statement)).getFirst();
  }

  default <T> T read(StatementQuery<T> statementQuery) {
    return statementQuery.answer().apply(read(statementQuery.statement()));
  }
}
