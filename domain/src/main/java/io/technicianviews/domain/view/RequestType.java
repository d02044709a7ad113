package io.technicianviews.domain.view;

import io.technicianviews.domain.request.RequestState;

/** Whether parents, subtasks or both are wanted. */
public enum RequestType {
  ALL,
  PARENTS,
  SUBTASKS;

  /**
   * Whether a request in this state is of this type; a parent is every request that is no subtask.
   */
  public boolean includes(RequestState state) {
    return switch (this) {
      case ALL -> true;
      case PARENTS -> !state.isSubtask();
      case SUBTASKS -> state.isSubtask();
    };
  }
}
