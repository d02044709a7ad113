package io.technicianviews.bootstrap.servicenow.format;

/** The order of day and month in dates whose year is last. */
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
