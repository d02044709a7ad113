package io.technicianviews.domain.request;

import java.util.Arrays;
import java.util.List;

/**
 * The progress of a request: one of the six default statuses or a status that the helpdesk added.
 * Its name, color and position are in its {@link StatusLabel}.
 *
 * <p>The id determines the category, so that the category never changes and needs no lookup: 1 to 6
 * are the default statuses of the categories with the same ids, and added statuses of category c
 * have ids from 100c + 1 to 100c + 99. A value does not imply that a helpdesk has such a status.
 *
 * @param id the id of this status in the API and in storage
 */
public record Status(int id) implements Comparable<Status> {

  /** The default status of {@link StatusCategory#OPEN}. */
  public static final Status OPEN = new Status(1);

  /** The default status of {@link StatusCategory#IN_PROGRESS}. */
  public static final Status IN_PROGRESS = new Status(2);

  /** The default status of {@link StatusCategory#PENDING_REQUESTER_RESPONSE}. */
  public static final Status PENDING_REQUESTER_RESPONSE = new Status(3);

  /** The default status of {@link StatusCategory#ON_HOLD}. */
  public static final Status ON_HOLD = new Status(4);

  /** The default status of {@link StatusCategory#SOLVED}. */
  public static final Status SOLVED = new Status(5);

  /** The default status of {@link StatusCategory#CLOSED}. */
  public static final Status CLOSED = new Status(6);

  /** The default status of each category, by id. Every helpdesk has them. */
  public static final List<Status> DEFAULTS =
      Arrays.stream(StatusCategory.values()).map(Status::defaultOf).toList();

  /** The difference between the first ids of added statuses of two consecutive categories. */
  private static final int IDS_PER_CATEGORY = 100;

  public Status {
    if (!isValidId(id)) {
      throw new IllegalArgumentException("no status has the id " + id);
    }
  }

  /**
   * The status with this id.
   *
   * @throws IllegalArgumentException if no status can have this id
   */
  public static Status of(int id) {
    return new Status(id);
  }

  /** Whether a status can have this id. */
  public static boolean isValidId(int id) {
    int category = id < IDS_PER_CATEGORY ? id : id / IDS_PER_CATEGORY;
    return category >= 1
        && category <= StatusCategory.values().length
        && (id < IDS_PER_CATEGORY || id % IDS_PER_CATEGORY != 0);
  }

  /** The default status of a category. */
  public static Status defaultOf(StatusCategory category) {
    return new Status(category.id());
  }

  /** The least id of an added status of this category. */
  public static int firstAddedId(StatusCategory category) {
    return category.id() * IDS_PER_CATEGORY + 1;
  }

  /** The greatest id of an added status of this category. */
  public static int lastAddedId(StatusCategory category) {
    return (category.id() + 1) * IDS_PER_CATEGORY - 1;
  }

  /** What this status means to views. */
  public StatusCategory category() {
    return StatusCategory.of(isDefault() ? id : id / IDS_PER_CATEGORY);
  }

  /** Whether this is the default status of its category. */
  public boolean isDefault() {
    return id < IDS_PER_CATEGORY;
  }

  /** Whether views treat a request of this status as solved. */
  public boolean countAsSolved() {
    return category().countAsSolved();
  }

  @Override
  public int compareTo(Status other) {
    return Integer.compare(id, other.id);
  }
}
