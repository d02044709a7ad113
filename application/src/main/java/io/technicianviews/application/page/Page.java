package io.technicianviews.application.page;

import java.time.Instant;
import java.util.List;

/**
 * A page of a list.
 *
 * @param total the number of rows of the whole list
 * @param asOf the instant whose state the page shows
 */
public record Page<T>(List<T> data, long total, PageByNumber paging, Instant asOf) {

  public Page {
    data = List.copyOf(data);
  }
}
