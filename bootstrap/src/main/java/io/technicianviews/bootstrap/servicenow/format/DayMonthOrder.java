package io.technicianviews.bootstrap.servicenow.format;

/** Which comes first in a date whose year is last. */
public enum DayMonthOrder {
  DAY_FIRST("day/month/year hour:minute"),
  MONTH_FIRST("month/day/year hour:minute"),
  /** The file has no such dates, or each is the same in both orders. */
  NOT_NEEDED("a time such as 2026-02-03 08:15:42");

  private final String description;

  DayMonthOrder(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }
}
