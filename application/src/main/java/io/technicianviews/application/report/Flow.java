package io.technicianviews.application.report;

import java.time.LocalDate;
import java.util.List;

/**
 * How many requests were created and solved on each day, and how many were unsolved at its end, by
 * the current state of each request: one that was reopened was never solved, and each belongs to
 * its current business unit. Deleted requests are not counted. A request that was created or solved
 * in the future, by another clock, counts as one of today.
 *
 * @param days in ascending order; the last one is today, which is not over
 */
public record Flow(List<Day> days) {

  public Flow {
    days = List.copyOf(days);
  }

  /**
   * One day in the time zone of the helpdesk.
   *
   * @param created the number of requests that were created on the day
   * @param solved the number of requests that are solved since that day
   * @param unsolved the number of unsolved requests at the end of the day
   */
  public record Day(LocalDate date, long created, long solved, long unsolved) {}
}
