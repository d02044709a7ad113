package io.technicianviews.domain.request;

import java.util.Locale;

/**
 * A status as this desk names it.
 *
 * @param color a CSS colour, such as {@code #2f80ed}
 */
public record StatusLabel(int id, String name, String color, boolean countAsSolved) {

  /** How a new desk names this status. */
  public static StatusLabel standard(Status status) {
    String color =
        switch (status) {
          case OPEN -> "#2f80ed";
          case IN_PROGRESS -> "#9b51e0";
          case PENDING_REQUESTER_RESPONSE -> "#f2994a";
          case ON_HOLD -> "#828282";
          case SOLVED -> "#27ae60";
          case CLOSED -> "#4f4f4f";
        };
    return new StatusLabel(
        status.id(), status.name().toLowerCase(Locale.ROOT), color, status.countAsSolved());
  }
}
