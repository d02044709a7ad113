package io.technicianviews.persistence.internal.statement;

import java.util.List;

/** Runs the statements of a write transaction, batching those whose result is not needed. */
public interface BatchingQueryRunner extends QueryRunner {

  /**
   * Queues statements, to run before the next one in the same round trip. Their results are
   * discarded; their errors are thrown by the next call.
   */
  void enqueue(List<BoundStatement> statements);
}
