package io.technicianviews.domain.request;

/**
 * The progress of a request. The set is closed: a helpdesk may change a status's name and color
 * ({@link StatusLabel}), but not add a status.
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

  /** The id of this status in the API and in storage. */
  public int id() {
    return id;
  }

  /** Whether views treat a request of this status as solved. */
  public boolean countAsSolved() {
    return countAsSolved;
  }

  /**
   * The status with this id.
   *
   * @throws IllegalArgumentException if no status has this id
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
