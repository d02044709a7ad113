package io.technicianviews.bootstrap.load;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is asked of the server. */
enum CallKind {
  PAGE,
  COUNTS,
  UNIT_COUNTS,
  ME,
  CREATE,
  TAKE,
  STATUS,
  MESSAGE;

  private static final Set<CallKind> LOOKS = EnumSet.of(PAGE, COUNTS, UNIT_COUNTS);

  /** Whether it is a look at a view, which a cache may answer. */
  boolean isLook() {
    return LOOKS.contains(this);
  }

  /** Its name in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
