package io.technicianviews.domain.command;

import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands when something is decided about it.
 *
 * @param assignees who is on it, by name, then id
 * @param parent the request that it is a subtask of, or null
 * @param subtasks how many subtasks it has, solved ones too, deleted ones not
 */
public record CurrentRequest(
    ServiceRequest request,
    List<PersonName> assignees,
    MessagePositions messagePositions,
    @Nullable ServiceRequest parent,
    int subtasks) {

  public CurrentRequest {
    assignees = List.copyOf(assignees);
  }
}
