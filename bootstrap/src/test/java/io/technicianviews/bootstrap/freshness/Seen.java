package io.technicianviews.bootstrap.freshness;

import java.util.Map;

/**
 * What an answer says.
 *
 * @param rows by the id of the request
 * @param all the count of all requests beside it
 * @param solved the count of solved ones
 * @param unsolved the count of the others
 * @param ofView the count of the view asked for
 * @param hit whether nothing had to be read for it
 */
public record Seen(
    Map<Long, Shown> rows, long all, long solved, long unsolved, long ofView, boolean hit) {

  /** A request as it is shown. */
  public record Shown(String subject, long unit, boolean solved) {}
}
