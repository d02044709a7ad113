package io.technicianviews.bootstrap.freshness;

import java.util.Map;

/**
 * The content of an observed view page.
 *
 * @param rows by the id of the request
 * @param all the count of all requests
 * @param solved the count of the solved requests
 * @param unsolved the count of the unsolved requests
 * @param ofView the count of the queried view
 * @param hit whether the result came from the cache
 */
public record ObservedPage(
    Map<Long, RowState> rows, long all, long solved, long unsolved, long ofView, boolean hit) {

  /** The observed state of a request. */
  public record RowState(String subject, long unit, boolean solved) {}
}
