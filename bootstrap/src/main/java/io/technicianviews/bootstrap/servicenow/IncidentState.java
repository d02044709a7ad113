package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.request.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states of an incident that the log knows, and what they mean here. */
enum IncidentState {
  NEW("New", Status.OPEN),
  ACTIVE("Active", Status.IN_PROGRESS),
  AWAITING_USER_INFO("Awaiting User Info", Status.PENDING_REQUESTER_RESPONSE),
  AWAITING_PROBLEM("Awaiting Problem", Status.ON_HOLD),
  AWAITING_VENDOR("Awaiting Vendor", Status.ON_HOLD),
  AWAITING_EVIDENCE("Awaiting Evidence", Status.ON_HOLD),
  RESOLVED("Resolved", Status.SOLVED),
  CLOSED("Closed", Status.CLOSED),
  LOST("-100", Status.OPEN);

  private final String written;
  private final Status status;

  IncidentState(String written, Status status) {
    this.written = written;
    this.status = status;
  }

  Status status() {
    return status;
  }

  static Optional<IncidentState> of(String written) {
    return Arrays.stream(values()).filter(state -> state.written.equals(written)).findFirst();
  }

  /** All of them, as the log writes them. */
  static String known() {
    return Arrays.stream(values()).map(state -> state.written).collect(Collectors.joining(", "));
  }
}
