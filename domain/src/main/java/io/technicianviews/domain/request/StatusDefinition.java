package io.technicianviews.domain.request;

/**
 * A status of the helpdesk. Statuses are never deleted.
 *
 * @param position where lists of statuses show it: they are ordered by position, then by id
 * @param active false for a retired status: requests that have it keep it, and no other request can
 *     get it
 */
public record StatusDefinition(StatusLabel label, int position, boolean active) {

  /** The least position. */
  public static final int MIN_POSITION = 1;

  /** The greatest position. */
  public static final int MAX_POSITION = 9999;

  /** A default status in a new helpdesk. */
  public static StatusDefinition standard(Status status) {
    return new StatusDefinition(
        StatusLabel.standard(status), standardPosition(status.category()), true);
  }

  /** The initial position of a category's default status, with room between two of them. */
  private static int standardPosition(StatusCategory category) {
    return 10 * category.id();
  }

  /** The status. */
  public Status status() {
    return label.status();
  }
}
