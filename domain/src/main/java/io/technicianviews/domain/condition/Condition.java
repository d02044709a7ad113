package io.technicianviews.domain.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a view: the one definition of which requests meet it. The same predicate is
 * evaluated on requests in memory and on count cells; adapters translate it to their query
 * language, and tests compare the translation with it.
 */
public sealed interface Condition permits CellCondition, RequestCondition {

  /**
   * Whether a request, or every request of a cell, meets the condition.
   *
   * @throws IllegalStateException if the facts are those of a cell and the cell does not determine
   *     the result
   */
  boolean isMetBy(Facts facts, Viewer viewer);

  /**
   * The next instant at which a request can start or stop meeting the condition without a write;
   * null if there is none.
   */
  @Nullable Instant nextChange(Facts facts, Viewer viewer);

  /** Whether the result can change at any instant, and not only at the end of a day. */
  boolean dependsOnHours();
}
