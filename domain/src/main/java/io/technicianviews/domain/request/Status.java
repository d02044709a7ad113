package io.technicianviews.domain.request;

/**
 * Where a request stands. The set is closed: a desk may rename and recolour a status ({@link
 * StatusLabel}), not add one.
 */
public enum Status {
  OPEN(1, false),
  IN_PROGRESS(2, false),
  PENDING_REQUESTER_RESPONSE(3, false),
  ON_HOLD(4, false),
  SOLVED(5, true),
  CLOSED(6, true);

  private final int id;
  private final boolean countAsSolved;

  Status(int id, boolean countAsSolved) {
    this.id = id;
    this.countAsSolved = countAsSolved;
  }

  /** The number that stands for this status on the wire and in storage. */
  public int id() {
    return id;
  }

  /** Whether a request of this status counts as solved in every view. */
  public boolean countAsSolved() {
    return countAsSolved;
  }

  /**
   * The status of this number.
   *
   * @throws IllegalArgumentException if no status has it
   */
  public static Status of(int id) {
    for (Status status : values()) {
      if (status.id == id) {
        return status;
      }
    }
    throw new IllegalArgumentException("no status has the id " + id);
  }
}
