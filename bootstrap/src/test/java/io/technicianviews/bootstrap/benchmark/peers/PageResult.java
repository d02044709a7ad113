package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.util.List;
import java.util.Map;

/** What somebody sees who asks: the requests on the page, and how many each view holds. */
public record Seen(List<Long> page, Map<View, Long> counts) {

  public Seen {
    page = List.copyOf(page);
    counts = Map.copyOf(counts);
  }

  public long count(View view) {
    return counts.getOrDefault(view, 0L);
  }
}
