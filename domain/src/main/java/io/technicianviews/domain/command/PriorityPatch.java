package io.technicianviews.domain.command;

import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a priority is to be shown, and what it is to promise. Requests that have it keep their due
 * dates.
 *
 * @param name within {@link TextRule#NAME}; null keeps it
 * @param responseTimeMinutes 1 to {@value #MAX_MINUTES}; null keeps it
 * @param resolutionTimeHours 1 to {@value #MAX_HOURS}; null keeps it
 */
public record PriorityPatch(
    @Nullable String name,
    @Nullable Integer responseTimeMinutes,
    @Nullable Integer resolutionTimeHours) {

  /** A year. */
  public static final int MAX_MINUTES = 525_600;

  /** Ten years. */
  public static final int MAX_HOURS = 87_600;

  public PriorityPatch {
    if (name != null) {
      name = TextRule.NAME.accepted("name", name);
    }
    check("responseTimeMinutes", responseTimeMinutes, MAX_MINUTES);
    check("resolutionTimeHours", resolutionTimeHours, MAX_HOURS);
  }

  /** The label after the edit. */
  public PriorityLabel of(PriorityLabel before) {
    return new PriorityLabel(
        before.id(),
        Objects.requireNonNullElse(name, before.name()),
        Objects.requireNonNullElse(responseTimeMinutes, before.responseTimeMinutes()),
        Objects.requireNonNullElse(resolutionTimeHours, before.resolutionTimeHours()));
  }

  private static void check(String name, @Nullable Integer value, int max) {
    if (value != null && (value < 1 || value > max)) {
      throw new IllegalArgumentException(name + " is 1 to " + max + ": " + value);
    }
  }
}
