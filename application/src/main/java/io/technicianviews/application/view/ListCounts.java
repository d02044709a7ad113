package io.technicianviews.application.view;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of views in the requested units.
 *
 * @param counts in the order in which they were requested
 * @param end the next instant at which a count can change without a write: the end of the day, or
 *     an earlier instant if conditions depend on hours
 */
public record ListCounts(Map<ViewId, TypeCounts> counts, Instant end) {

  public ListCounts {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }
}
