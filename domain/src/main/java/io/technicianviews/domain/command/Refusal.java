package io.technicianviews.domain.command;

import io.technicianviews.domain.people.PersonName;
import java.util.List;

/**
 * Why a question is not answered or a command not obeyed; nothing was written then. Trouble of the
 * infrastructure is never a refusal.
 */
public sealed interface Refusal {

  /** Nobody at this desk has the caller's id. */
  record UnknownPerson(long personId) implements Refusal {}

  /** The caller was deactivated. */
  record DeactivatedPerson(long personId) implements Refusal {}

  /** It is for technicians and admins, and the caller is neither. */
  record NotATechnician(long personId) implements Refusal {}

  /** It is for admins, and the caller is none. */
  record NotAnAdmin(long personId) implements Refusal {}

  /** There is no such request, or the caller may not see it: the two are not told apart. */
  record RequestNotFound(long requestId) implements Refusal {}

  /** The technician sees the request as its requester only: it is not his to work on. */
  record MayNotEdit(long requestId) implements Refusal {}

  /** A requester asks for himself only. */
  record MayNotRequestForOthers(long requesterId) implements Refusal {}

  /** Who should be the requester is nobody at this desk, or was deactivated. */
  record UnknownRequester(long requesterId) implements Refusal {}

  /** There is no such business unit. */
  record UnknownBusinessUnit(long businessUnitId) implements Refusal {}

  /** A request cannot be assigned to this person. */
  record NotAssignable(long personId, NotAssignableReason reason) implements Refusal {}

  /** Why somebody cannot be assigned. */
  enum NotAssignableReason {
    UNKNOWN,
    DEACTIVATED,
    NOT_A_TECHNICIAN,
    /** The request's unit, or "without a unit", is not in his scope. */
    DOES_NOT_COVER_THE_REQUEST
  }

  /** Others have the request already. */
  record AlreadyAssigned(long requestId, List<PersonName> assignees) implements Refusal {
    public AlreadyAssigned {
      assignees = List.copyOf(assignees);
    }
  }

  /** The request is in none of the versions that the caller expected. */
  record StaleVersion(long requestId, ExpectedVersion expected, long current) implements Refusal {}

  /** A subtask has no subtasks. */
  record SubtaskOfSubtask(long requestId) implements Refusal {}

  /** A request with subtasks cannot be deleted before they are. */
  record HasSubtasks(long requestId, int subtasks) implements Refusal {}

  /** Nobody reads further than what was written. */
  record ReadPositionBeyondLastMessage(long requestId, int upTo, int lastMessage)
      implements Refusal {}

  /** There is nobody of this id to administer. */
  record PersonNotFound(long personId) implements Refusal {}

  /** There is no business unit of this id to administer. */
  record BusinessUnitNotFound(long businessUnitId) implements Refusal {}

  /** Another business unit has this name. */
  record NameTaken(String name, long businessUnitId) implements Refusal {}

  /** The desk would have no active admin left. */
  record LastAdmin(long personId) implements Refusal {}

  /** The caller used this key with another content before. */
  record IdempotencyKeyReused(String key) implements Refusal {}
}
