package io.technicianviews.domain.view;

import org.jspecify.annotations.Nullable;

/** The limits of custom views. They keep lists of views readable for users. */
public final class ViewLimits {

  /** The highest number of views of business units and of everyone. */
  public static final int MAX_SHARED = 500;

  /** The highest number of personal views of one technician. */
  public static final int MAX_PERSONAL = 50;

  /** The highest position of a view; the lowest is 0. */
  public static final int MAX_POSITION = 1_000_000;

  private ViewLimits() {}

  /**
   * Checks a position.
   *
   * @param position null is valid
   * @throws IllegalArgumentException if it is out of range
   */
  public static void requirePosition(@Nullable Integer position) {
    if (position != null && (position < 0 || position > MAX_POSITION)) {
      throw new IllegalArgumentException("position must be 0 to " + MAX_POSITION + ": " + position);
    }
  }
}
