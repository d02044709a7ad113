package io.technicianviews.persistence.internal.statement;

import java.util.List;

/** Where statements of a write run. */
public interface BatchingQueryRunner extends QueryRunner {

  /**
   * Has statements run before the next one, on its way: nobody reads what they return. What comes
   * of them is told by that one.
   */
  void enqueue(List<BoundStatement> statements);
}
