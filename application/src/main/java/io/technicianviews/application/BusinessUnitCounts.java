package io.technicianviews.application;

import java.util.List;

/**
 * The count of one view, split by business unit.
 *
 * @param businessUnits by name
 * @param withoutUnit requests that belong to no unit
 * @param total the sum, which is the count of the view
 */
public record BusinessUnitCounts(List<Entry> businessUnits, long withoutUnit, long total) {

  /** The count of one unit. */
  public record Entry(long id, String name, long count) {}

  public BusinessUnitCounts {
    businessUnits = List.copyOf(businessUnits);
  }
}
