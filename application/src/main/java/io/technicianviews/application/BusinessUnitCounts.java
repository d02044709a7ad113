package io.technicianviews.application;

import java.util.List;

/**
 * How the count of one view is made up from business units.
 *
 * @param businessUnits by name
 * @param withoutUnit requests that belong to no unit
 * @param total the sum, which is the count of the view
 */
public record BusinessUnitCounts(List<Entry> businessUnits, long withoutUnit, long total) {

  /** One unit's share. */
  public record Entry(long id, String name, long count) {}

  public BusinessUnitCounts {
    businessUnits = List.copyOf(businessUnits);
  }
}
