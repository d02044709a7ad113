package io.technicianviews.bootstrap.load;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kind of an HTTP call. */
enum CallKind {
  PAGE,
  COUNTS,
  UNIT_COUNTS,
  ME,
  CREATE,
  TAKE,
  STATUS,
  MESSAGE;

  private static final Set<CallKind> VIEW_READS = EnumSet.of(PAGE, COUNTS, UNIT_COUNTS);

  /** Whether the call reads a view, which can be cached. */
  boolean isViewRead() {
    return VIEW_READS.contains(this);
  }

  /** The name of the kind in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
