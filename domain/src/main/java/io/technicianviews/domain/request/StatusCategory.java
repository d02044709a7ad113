package io.technicianviews.domain.request;

import java.util.Locale;

/**
 * What a status means to views and to the time of solving. A helpdesk defines statuses of its own,
 * and each has one of these categories.
 */
public enum StatusCategory {
  /** The work has not begun. */
  OPEN(1, false),
  /** A technician works on the request. */
  IN_PROGRESS(2, false),
  /** The work waits for an answer of the requester. */
  PENDING_REQUESTER_RESPONSE(3, false),
  /** The work waits for something else. */
  ON_HOLD(4, false),
  /** The work is done. */
  SOLVED(5, true),
  /** The work is done, too; a helpdesk tells apart what the requester has confirmed. */
  CLOSED(6, true);

  private final int id;
  private final boolean countAsSolved;

  StatusCategory(int id, boolean countAsSolved) {
    this.id = id;
    this.countAsSolved = countAsSolved;
  }

  /** The id of this category, which is also the id of its default status. */
  public int id() {
    return id;
  }

  /** Whether views treat a request of this category as solved. */
  public boolean countAsSolved() {
    return countAsSolved;
  }

  /** The name in the API, such as {@code in_progress}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The category with this id.
   *
   * @throws IllegalArgumentException if no category has this id
   */
  public static StatusCategory of(int id) {
    for (StatusCategory category : values()) {
      if (category.id == id) {
        return category;
      }
    }
    throw new IllegalArgumentException("no status category has the id " + id);
  }
}
