package io.technicianviews.domain.view;

import io.technicianviews.domain.request.RequestState;

/** A filter by request type: parents, subtasks or both. */
public enum RequestType {
  /** Parents and subtasks. */
  ALL,
  /** Requests that are not subtasks, whether or not they have some. */
  PARENTS,
  /** Requests that belong to a parent. */
  SUBTASKS;

  /**
   * Whether the filter includes a request in this state. Every request that is not a subtask is a
   * parent.
   */
  public boolean includes(RequestState state) {
    return includes(state.isSubtask());
  }

  /** Whether the filter includes subtasks, or parents. */
  public boolean includes(boolean subtask) {
    return switch (this) {
      case ALL -> true;
      case PARENTS -> !subtask;
      case SUBTASKS -> subtask;
    };
  }
}
