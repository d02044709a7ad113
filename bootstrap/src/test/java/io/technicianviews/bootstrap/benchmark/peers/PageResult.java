package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.util.List;
import java.util.Map;

/** The result of a {@link PageQuery}: the ids of the requests on the page, and the counts. */
public record PageResult(List<Long> page, Map<View, Long> counts) {

  public PageResult {
    page = List.copyOf(page);
    counts = Map.copyOf(counts);
  }

  public long count(View view) {
    return counts.getOrDefault(view, 0L);
  }
}
