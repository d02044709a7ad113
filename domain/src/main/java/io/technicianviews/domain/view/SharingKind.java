package io.technicianviews.domain.view;

import java.util.Locale;

/** The kind of {@link Sharing}. The names are stored. */
public enum SharingKind {
  /** The view is that of its owner alone. */
  PERSONAL,
  /** The technicians of some business units have the view. */
  BUSINESS_UNITS,
  /** All technicians have the view. */
  EVERYONE;

  /** The kind of a sharing. */
  public static SharingKind of(Sharing sharing) {
    return switch (sharing) {
      case Sharing.Personal personal -> PERSONAL;
      case Sharing.BusinessUnits units -> BUSINESS_UNITS;
      case Sharing.Everyone everyone -> EVERYONE;
    };
  }

  /** The name in the API, such as {@code business_units}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
