package io.technicianviews.application.bulk;

import java.util.List;

/**
 * The result of a bulk update.
 *
 * @param outcomes one for each request, in the order of the selection
 */
public record BulkResult(List<BulkOutcome> outcomes) {

  public BulkResult {
    outcomes = List.copyOf(outcomes);
  }

  /** The number of outcomes of a type. */
  public long count(Class<? extends BulkOutcome> type) {
    return outcomes.stream().filter(type::isInstance).count();
  }
}
