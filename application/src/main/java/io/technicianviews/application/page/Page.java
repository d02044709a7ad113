package io.technicianviews.application.page;

import java.time.Instant;
import java.util.List;

/**
 * A page of a list.
 *
 * @param total how many rows paging will reach
 * @param asOf the instant whose state this is
 */
public record Page<T>(List<T> data, long total, PageByNumber paging, Instant asOf) {

  public Page {
    data = List.copyOf(data);
  }
}
