package io.technicianviews.domain.patch;

import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a priority's label and times. Existing requests keep their due dates.
 *
 * @param name within {@link TextRule#NAME}; null leaves it unchanged
 * @param responseTimeMinutes 1 to {@value #MAX_MINUTES}; null leaves it unchanged
 * @param resolutionTimeHours 1 to {@value #MAX_HOURS}; null leaves it unchanged
 */
public record PriorityPatch(
    @Nullable String name,
    @Nullable Integer responseTimeMinutes,
    @Nullable Integer resolutionTimeHours) {

  /** One year, in minutes. */
  public static final int MAX_MINUTES = 525_600;

  /** Ten years, in hours. */
  public static final int MAX_HOURS = 87_600;

  public PriorityPatch {
    if (name != null) {
      name = TextRule.NAME.accepted("name", name);
    }
    check("responseTimeMinutes", responseTimeMinutes, MAX_MINUTES);
    check("resolutionTimeHours", resolutionTimeHours, MAX_HOURS);
  }

  /** Applies the patch to a label. */
  public PriorityLabel of(PriorityLabel before) {
    return new PriorityLabel(
        before.id(),
        Objects.requireNonNullElse(name, before.name()),
        Objects.requireNonNullElse(responseTimeMinutes, before.responseTimeMinutes()),
        Objects.requireNonNullElse(resolutionTimeHours, before.resolutionTimeHours()));
  }

  private static void check(String name, @Nullable Integer value, int max) {
    if (value != null && (value < 1 || value > max)) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ": " + value);
    }
  }
}
