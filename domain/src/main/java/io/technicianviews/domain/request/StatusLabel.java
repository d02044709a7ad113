package io.technicianviews.domain.request;

/**
 * The configured name and color of a status.
 *
 * @param id the {@linkplain Status#id() id} of the status
 * @param color a CSS color, such as {@code #2f80ed}
 */
public record StatusLabel(int id, String name, String color) {

  /** The initial label of a default status in a new helpdesk. */
  public static StatusLabel standard(Status status) {
    return new StatusLabel(
        status.id(), status.category().wireName(), standardColor(status.category()));
  }

  /** The color of a status of this category for which no other color is chosen. */
  public static String standardColor(StatusCategory category) {
    return switch (category) {
      case OPEN -> "#2f80ed";
      case IN_PROGRESS -> "#9b51e0";
      case PENDING_REQUESTER_RESPONSE -> "#f2994a";
      case ON_HOLD -> "#828282";
      case SOLVED -> "#27ae60";
      case CLOSED -> "#4f4f4f";
    };
  }

  /** The status that has this label. */
  public Status status() {
    return Status.of(id);
  }
}
