package io.technicianviews.domain.command;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule by which the change of a subtask updates its parent. */
public final class ParentUpdatePolicy {

  private ParentUpdatePolicy() {}

  /**
   * The parent after the change of a subtask; empty if the parent does not change. The number of
   * open subtasks and the version change, {@code updated} does not.
   *
   * @param before the subtask before the change; null if it is new
   * @param after the subtask after the change
   */
  public static Optional<ServiceRequest> parentAfter(
      ServiceRequest parent, @Nullable ServiceRequest before, ServiceRequest after) {
    int difference = open(after) - (before == null ? 0 : open(before));
    if (difference == 0) {
      return Optional.empty();
    }
    RequestState state = parent.state();
    return Optional.of(
        parent
            .withState(state.withOpenSubtasks(state.openSubtasks() + difference))
            .withVersion(parent.version() + 1));
  }

  private static int open(ServiceRequest subtask) {
    return subtask.state().isOpen() ? 1 : 0;
  }
}
