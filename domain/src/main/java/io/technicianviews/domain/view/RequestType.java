package io.technicianviews.domain.view;

import io.technicianviews.domain.request.RequestState;

/** A filter by request type: parents, subtasks or both. */
public enum RequestType {
  ALL,
  PARENTS,
  SUBTASKS;

  /**
   * Whether the filter includes a request in this state. Every request that is not a subtask is a
   * parent.
   */
  public boolean includes(RequestState state) {
    return switch (this) {
      case ALL -> true;
      case PARENTS -> !state.isSubtask();
      case SUBTASKS -> state.isSubtask();
    };
  }
}
