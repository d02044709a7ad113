package io.technicianviews.persistence.internal.statement;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Runs queries in the transactions of a snapshot, or in a write transaction. */
public interface QueryRunner {

  /** Runs a query; failures of the database are thrown as the exceptions of the ports. */
  <T> T read(Function<DSLContext, T> query);

  /** Prepares for concurrent queries, where that is possible. */
  default void expectConcurrentReads() {}

  /**
   * Runs statements in one round trip.
   *
   * @param statements at least one
   * @return the results, in the order of the statements
   */
  default List<Result<Record>> read(List<BoundStatement> statements) {
    return read(dsl -> BoundStatement.fetch(dsl, statements));
  }

  default Result<Record> read(BoundStatement statement) {
    return read(List.of(statement)).getFirst();
  }

  default <T> T read(StatementQuery<T> statementQuery) {
    return statementQuery.reader().apply(read(statementQuery.statement()));
  }
}
