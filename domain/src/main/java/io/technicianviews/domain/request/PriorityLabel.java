package io.technicianviews.domain.request;

/** A priority as this desk names it, with what it promises. */
public record PriorityLabel(int id, String name, int responseTimeMinutes, int resolutionTimeHours) {

  /** How a new desk names this priority, and what it promises. */
  public static PriorityLabel standard(Priority priority) {
    return switch (priority) {
      case CRITICAL -> new PriorityLabel(1, "critical", 15, 4);
      case HIGH -> new PriorityLabel(2, "high", 60, 8);
      case MEDIUM -> new PriorityLabel(3, "medium", 240, 24);
      case LOW -> new PriorityLabel(4, "low", 480, 72);
    };
  }
}
