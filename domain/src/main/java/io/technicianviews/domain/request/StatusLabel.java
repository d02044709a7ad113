package io.technicianviews.domain.request;

/**
 * The configured name and color of a status.
 *
 * @param id the {@linkplain Status#id() id} of the status
 * @param color a CSS color, such as {@code #2f80ed}
 * @param countAsSolved {@link Status#countAsSolved()} of the status
 */
public record StatusLabel(int id, String name, String color, boolean countAsSolved) {

  /** The initial label of a default status in a new helpdesk. */
  public static StatusLabel standard(Status status) {
    String color =
        switch (status.category()) {
          case OPEN -> "#2f80ed";
          case IN_PROGRESS -> "#9b51e0";
          case PENDING_REQUESTER_RESPONSE -> "#f2994a";
          case ON_HOLD -> "#828282";
          case SOLVED -> "#27ae60";
          case CLOSED -> "#4f4f4f";
        };
    return new StatusLabel(
        status.id(), status.category().wireName(), color, status.countAsSolved());
  }
}
