package io.technicianviews.persistence;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Where queries run: in the transactions of a snapshot, or in that of a write. */
interface Reads {

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
  default List<Result<Record>> read(List<Bound> statements) {
    return read(dsl -> Bound.fetch(dsl, statements));
  }

  default Result<Record> read(Bound statement) {
    return read(List.of(statement)).getFirst();
  }

  default <T> T read(Question<T> question) {
    return question.answer().apply(read(question.statement()));
  }
}
