package io.technicianviews.domain.request;

/**
 * The configured name and times of a priority.
 *
 * @param id the {@linkplain Priority#id() id} of the priority
 * @param responseTimeMinutes the target response time, in minutes
 * @param resolutionTimeHours the target resolution time, in hours; due dates derive from it
 */
public record PriorityLabel(int id, String name, int responseTimeMinutes, int resolutionTimeHours) {

  /** The initial label of a priority in a new helpdesk. */
  public static PriorityLabel standard(Priority priority) {
    return switch (priority) {
      case CRITICAL -> new PriorityLabel(1, "critical", 15, 4);
      case HIGH -> new PriorityLabel(2, "high", 60, 8);
      case MEDIUM -> new PriorityLabel(3, "medium", 240, 24);
      case LOW -> new PriorityLabel(4, "low", 480, 72);
    };
  }
}
