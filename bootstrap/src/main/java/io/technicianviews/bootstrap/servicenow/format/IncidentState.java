package io.technicianviews.bootstrap.servicenow.format;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.request.StatusCategory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states of incidents in ServiceNow, by name and number. A state that is more precise than the
 * default statuses becomes a status that the helpdesk adds.
 */
public enum IncidentState {
  NEW(StatusCategory.OPEN, "New", "1", "Open"),
  ACTIVE(StatusCategory.IN_PROGRESS, "Active", "2"),
  IN_PROGRESS(StatusCategory.IN_PROGRESS, "In Progress", "Work in Progress", "Assigned"),
  ON_HOLD(StatusCategory.ON_HOLD, "On Hold", "3", "Pending"),
  AWAITING_USER_INFO(
      StatusCategory.PENDING_REQUESTER_RESPONSE, "Awaiting User Info", "4", "Awaiting Caller"),
  AWAITING_PROBLEM(added("awaiting problem", StatusCategory.ON_HOLD), "Awaiting Problem"),
  AWAITING_VENDOR(added("awaiting vendor", StatusCategory.ON_HOLD), "Awaiting Vendor"),
  AWAITING_EVIDENCE(added("awaiting evidence", StatusCategory.ON_HOLD), "Awaiting Evidence", "5"),
  RESOLVED(StatusCategory.SOLVED, "Resolved", "6", "Solved"),
  CLOSED(
      StatusCategory.CLOSED,
      "Closed",
      "7",
      "Closed Complete",
      "Closed Incomplete",
      "Closed Skipped"),
  CANCELED(added("canceled", StatusCategory.CLOSED), "Canceled", "8", "Cancelled"),
  /** The value of an event log whose state was lost. */
  LOST(StatusCategory.OPEN, "-100");

  private final StatusCategory category;
  private final @Nullable NewStatus added;
  private final String name;
  private final List<String> names;

  IncidentState(StatusCategory category, String name, String... others) {
    this(category, null, name, others);
  }

  IncidentState(NewStatus added, String name, String... others) {
    this(added.category(), added, name, others);
  }

  IncidentState(StatusCategory category, @Nullable NewStatus added, String name, String... others) {
    this.category = category;
    this.added = added;
    this.name = name;
    this.names = Stream.concat(Stream.of(name), Stream.of(others)).toList();
  }

  private static NewStatus added(String name, StatusCategory category) {
    return new NewStatus(name, category, null, null);
  }

  /** What the state means to views. */
  public StatusCategory category() {
    return category;
  }

  /** The status that a helpdesk adds for this state; empty for the default one of its category. */
  public Optional<NewStatus> added() {
    return Optional.ofNullable(added);
  }

  static Optional<IncidentState> of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.names.stream().anyMatch(text::equalsIgnoreCase))
        .findFirst();
  }

  /** The names of all states, separated by commas. */
  public static String known() {
    return Arrays.stream(values()).map(state -> state.name).collect(Collectors.joining(", "));
  }
}
