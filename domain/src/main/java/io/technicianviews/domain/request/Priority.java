package io.technicianviews.domain.request;

/**
 * The urgency of a request; a smaller id is more urgent. The set is closed: a helpdesk may change a
 * priority's name and times ({@link PriorityLabel}), but not add a priority.
 */
public enum Priority {
  /** The most urgent priority. */
  CRITICAL(1),
  /** The second most urgent priority. */
  HIGH(2),
  /** The priority of a request that is created without one. */
  MEDIUM(3),
  /** The least urgent priority. */
  LOW(4);

  private final int id;

  Priority(int id) {
    this.id = id;
  }

  /** The id of this priority in the API and in storage. */
  public int id() {
    return id;
  }

  /**
   * The priority with this id.
   *
   * @throws IllegalArgumentException if no priority has this id
   */
  public static Priority of(int id) {
    for (Priority priority : values()) {
      if (priority.id == id) {
        return priority;
      }
    }
    throw new IllegalArgumentException("no priority has the id " + id);
  }
}
