package io.technicianviews.domain.command;

import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.view.ViewId;
import java.util.List;

/**
 * Why a query or a command is refused. A refused command writes nothing. A failure of the
 * infrastructure is never a refusal.
 */
public sealed interface Refusal {

  /** No person has the caller's id. */
  record UnknownPerson(long personId) implements Refusal {}

  /** The caller is deactivated. */
  record DeactivatedPerson(long personId) implements Refusal {}

  /** The caller is neither a technician nor an admin, as the operation requires. */
  record NotATechnician(long personId) implements Refusal {}

  /** The caller is not an admin, as the operation requires. */
  record NotAnAdmin(long personId) implements Refusal {}

  /**
   * The request does not exist, or the caller may not read it. Clients cannot distinguish the two
   * cases.
   */
  record RequestNotFound(long requestId) implements Refusal {}

  /** The technician may read the request only as its requester, and so may not edit it. */
  record MayNotEdit(long requestId) implements Refusal {}

  /**
   * A caller in the requester role may create requests only for themselves.
   *
   * @param requesterId the person for whom the caller tried to create one
   */
  record MayNotRequestForOthers(long requesterId) implements Refusal {}

  /** The person named as the requester does not exist or is deactivated. */
  record UnknownRequester(long requesterId) implements Refusal {}

  /** The business unit that the command names does not exist. */
  record UnknownBusinessUnit(long businessUnitId) implements Refusal {}

  /**
   * The status that the command names is retired, or the helpdesk does not have it.
   *
   * @param retired whether the helpdesk has it
   * @param available the statuses that a request can get
   */
  record StatusNotAvailable(int statusId, boolean retired, List<StatusLabel> available)
      implements Refusal {
    public StatusNotAvailable {
      available = List.copyOf(available);
    }
  }

  /** The request cannot be assigned to this person. */
  record NotAssignable(long personId, NotAssignableReason reason) implements Refusal {}

  /** Why a person cannot be assigned. */
  enum NotAssignableReason {
    /** No person has this id. */
    UNKNOWN,
    /** The person is deactivated. */
    DEACTIVATED,
    /** The person is a requester. */
    NOT_A_TECHNICIAN,
    /** The request's unit, or "without a unit", is not in the technician's scope. */
    DOES_NOT_COVER_THE_REQUEST
  }

  /** The request is already assigned to other technicians. */
  record AlreadyAssigned(long requestId, List<PersonName> assignees) implements Refusal {
    public AlreadyAssigned {
      assignees = List.copyOf(assignees);
    }
  }

  /** The request's current version is none of those that the caller expects. */
  record StaleVersion(long requestId, ExpectedVersion expected, long current) implements Refusal {}

  /** The parent is itself a subtask, which cannot have subtasks. */
  record SubtaskOfSubtask(long requestId) implements Refusal {}

  /**
   * The request has subtasks, which must be deleted first.
   *
   * @param subtasks their number
   */
  record HasSubtasks(long requestId, int subtasks) implements Refusal {}

  /**
   * The command would give the request more tags than {@link TagRule#MAX_TAGS}.
   *
   * @param tags the number of tags that it would have
   */
  record TooManyTags(long requestId, int tags) implements Refusal {}

  /** The read position is beyond the last message. */
  record ReadPositionBeyondLastMessage(long requestId, int upTo, int lastMessage)
      implements Refusal {}

  /** The person to administer does not exist. */
  record PersonNotFound(long personId) implements Refusal {}

  /** The business unit to administer does not exist. */
  record BusinessUnitNotFound(long businessUnitId) implements Refusal {}

  /**
   * Another business unit already has this name.
   *
   * @param businessUnitId the unit that has the name
   */
  record NameTaken(String name, long businessUnitId) implements Refusal {}

  /** The status to administer does not exist. */
  record StatusNotFound(int statusId) implements Refusal {}

  /**
   * Another active status already has this name.
   *
   * @param statusId the status that has the name
   */
  record StatusNameTaken(String name, int statusId) implements Refusal {}

  /** The default status of a category cannot be retired. */
  record DefaultStatusRetired(int statusId) implements Refusal {}

  /** The helpdesk has the maximum number of statuses, retired ones included. */
  record TooManyStatuses(int limit) implements Refusal {}

  /** The change would leave the helpdesk without an active admin. */
  record LastAdmin(long personId) implements Refusal {}

  /**
   * The helpdesk has an active admin already, so no first admin can be added.
   *
   * @param personId an active admin
   */
  record AdminExists(long personId) implements Refusal {}

  /**
   * The view has another number of requests than the caller expects.
   *
   * @param actual the number of requests in the view now
   */
  record CountChanged(long expected, long actual) implements Refusal {}

  /** The request is no longer in the view whose requests the command changes. */
  record NotInView(long requestId) implements Refusal {}

  /**
   * A command that changes all of several requests or none was refused for some of them.
   *
   * @param requests the number of requests to change
   * @param refused the requests that cannot be changed, in the caller's order
   */
  record NotAllChanged(int requests, List<RefusedRequest> refused) implements Refusal {
    public NotAllChanged {
      refused = List.copyOf(refused);
    }
  }

  /** A request that a command on several requests cannot change, and why. */
  record RefusedRequest(long requestId, Refusal refusal) {}

  /** The view does not exist, or the caller may not see it. Clients cannot distinguish the two. */
  record ViewNotFound(long viewId) implements Refusal {}

  /**
   * This version of the software cannot read the conditions or the order of the view, which another
   * version wrote. The view can be deleted.
   *
   * @param fault what cannot be read, for operators
   */
  record UnreadableView(long viewId, String fault) implements Refusal {}

  /** The caller may see the view, but not change it. */
  record MayNotEditView(ViewId viewId) implements Refusal {}

  /** The caller is not an admin, and so may not share views with others. */
  record MayNotShareViews(long personId) implements Refusal {}

  /** The view's current version is none of those that the caller expects. */
  record StaleView(long viewId, ExpectedVersion expected, long current) implements Refusal {}

  /**
   * Another view of the same owner, or of the same kind of sharing, already has this title.
   *
   * @param viewId the other view
   */
  record ViewTitleTaken(String title, long viewId) implements Refusal {}

  /**
   * There are already as many views as are allowed.
   *
   * @param shared whether the limit is that of shared views; otherwise it is that of the caller's
   *     personal views
   */
  record TooManyViews(boolean shared, int maximum) implements Refusal {}

  /** No view supports these conditions with this order and these filters. */
  record UnsupportedView(List<UnsupportedPart> unsupportedParts) implements Refusal {
    public UnsupportedView {
      unsupportedParts = List.copyOf(unsupportedParts);
    }
  }

  /**
   * The cursor is not of the list: since it was made, the conditions of the view have changed so
   * that no request of the view has its position.
   */
  record CursorOfAnotherList(ViewId viewId) implements Refusal {}

  /**
   * Other exports are open, as many as may be at a time.
   *
   * @param limit the largest number of open exports
   */
  record TooManyExports(int limit) implements Refusal {}

  /**
   * The caller has as many other requests open as may be at a time.
   *
   * @param limit the largest number of open requests of one person
   */
  record TooManyPresences(int limit) implements Refusal {}

  /**
   * The caller has sent as many heartbeats of presences as a server accepts within some seconds.
   *
   * @param limit the largest number within these seconds
   */
  record TooManyHeartbeats(int limit, int seconds) implements Refusal {}

  /** The caller has already used this idempotency key with different content. */
  record IdempotencyKeyReused(String key) implements Refusal {}
}
