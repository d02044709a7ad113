package io.technicianviews.domain.command;

import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored request that a command is decided on, with the related data that decisions need.
 *
 * @param assignees the assigned technicians, ordered by name, then id
 * @param parent the parent of a subtask, or null
 * @param subtasks the number of subtasks, including solved and excluding deleted ones
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
