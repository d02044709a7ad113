package io.technicianviews.domain.command;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a subtask's change makes of its parent. */
public final class ParentUpdatePolicy {

  private ParentUpdatePolicy() {}

  /**
   * The parent as it is after a subtask changed, if it is another then: its number of open subtasks
   * and its version move, its {@code updated} does not.
   *
   * @param before the subtask before; null if it was made
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
