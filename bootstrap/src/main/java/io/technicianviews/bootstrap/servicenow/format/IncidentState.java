package io.technicianviews.bootstrap.servicenow.format;

import io.technicianviews.domain.request.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of incidents in ServiceNow, by name and number, with the statuses of requests. */
public enum IncidentState {
  NEW(Status.OPEN, "New", "1", "Open"),
  ACTIVE(Status.IN_PROGRESS, "Active", "2"),
  IN_PROGRESS(Status.IN_PROGRESS, "In Progress", "Work in Progress", "Assigned"),
  ON_HOLD(Status.ON_HOLD, "On Hold", "3", "Pending"),
  AWAITING_USER_INFO(
      Status.PENDING_REQUESTER_RESPONSE, "Awaiting User Info", "4", "Awaiting Caller"),
  AWAITING_PROBLEM(Status.ON_HOLD, "Awaiting Problem"),
  AWAITING_VENDOR(Status.ON_HOLD, "Awaiting Vendor"),
  AWAITING_EVIDENCE(Status.ON_HOLD, "Awaiting Evidence", "5"),
  RESOLVED(Status.SOLVED, "Resolved", "6", "Solved"),
  CLOSED(Status.CLOSED, "Closed", "7", "Closed Complete", "Closed Incomplete", "Closed Skipped"),
  CANCELED(Status.CLOSED, "Canceled", "8", "Cancelled"),
  /** The value of an event log whose state was lost. */
  LOST(Status.OPEN, "-100");

  private final Status status;
  private final String name;
  private final List<String> names;

  IncidentState(Status status, String name, String... others) {
    this.status = status;
    this.name = name;
    this.names = Stream.concat(Stream.of(name), Stream.of(others)).toList();
  }

  Status status() {
    return status;
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
