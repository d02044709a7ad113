package io.technicianviews.persistence.internal.statement;

import java.util.List;
import java.util.function.Supplier;

/** Runs the statements of a write transaction, batching those whose result is not needed. */
public interface BatchingQueryRunner extends QueryRunner {

  /**
   * Queues statements, to run before the next one in the same round trip. Their results are
   * discarded; their errors are thrown by the next call.
   */
  default void enqueue(List<BoundStatement> statements) {
    enqueue(() -> statements);
  }

  /** Queues statements that are determined when they are sent. */
  void enqueue(Supplier<List<BoundStatement>> statements);

  /**
   * Announces statements, to run with the next one in the same round trip. When they are read, they
   * have their results already.
   */
  void announce(List<BoundStatement> statements);
}
