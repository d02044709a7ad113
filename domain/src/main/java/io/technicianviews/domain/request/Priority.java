package io.technicianviews.domain.request;

/**
 * How urgent a request is; a smaller id is more urgent. A desk may rename one ({@link
 * PriorityLabel}), not add one.
 */
public enum Priority {
  CRITICAL(1),
  HIGH(2),
  MEDIUM(3),
  LOW(4);

  private final int id;

  Priority(int id) {
    this.id = id;
  }

  /** The number that stands for this priority on the wire and in storage. */
  public int id() {
    return id;
  }

  /**
   * The priority of this number.
   *
   * @throws IllegalArgumentException if no priority has it
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
