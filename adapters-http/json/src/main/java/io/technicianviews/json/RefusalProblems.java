package io.technicianviews.json;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.json.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** Mapping of refusals by the application to problems. */
final class RefusalProblems {

  private RefusalProblems() {}

  static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownPerson(long id) ->
          problem(
              ProblemType.USER_NOT_AUTHORIZED,
              "Authenticate as a person of this helpdesk: there is no person " + id + ".");
      case Refusal.DeactivatedPerson(long id) ->
          problem(
              ProblemType.USER_NOT_AUTHORIZED,
              "Authenticate as an active person: " + id + " is a deactivated person.");
      case Refusal.NotATechnician(long id) ->
          problem(
              ProblemType.TECHNICIANS_ONLY,
              "This call requires a technician or an admin; person " + id + " is neither.");
      case Refusal.NotAnAdmin(long id) ->
          problem(
              ProblemType.ADMINS_ONLY,
              "This call requires an admin; person " + id + " is not one.");
      case Refusal.MayNotEdit(long id) ->
          problem(
              ProblemType.MAY_NOT_EDIT,
              "You can see request "
                  + id
                  + " only as its requester, and may add messages to it. Assignees and technicians"
                  + " of its business unit may change it.");
      case Refusal.MayNotRequestForOthers(long id) ->
          problem(
              ProblemType.MAY_NOT_REQUEST_FOR_OTHERS,
              "Requesters create requests only for themselves: omit requester_id instead of "
                  + id
                  + ".");
      case Refusal.RequestNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_REQUEST, "The request does not exist, or you may not see it.");
      case Refusal.PersonNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_PERSON,
              "There is no person with this id; /api/v1/admin/people lists all.");
      case Refusal.BusinessUnitNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_BUSINESS_UNIT,
              "There is no business unit with this id; /api/v1/admin/business-units lists all.");
      case Refusal.UnknownRequester(long id) ->
          problem(
              ProblemType.UNKNOWN_REQUESTER,
              "requester_id must be an active person; " + id + " is not.");
      case Refusal.UnknownBusinessUnit(long id) ->
          problem(ProblemType.UNKNOWN_BUSINESS_UNIT, "There is no business unit " + id + ".");
      case Refusal.StatusNotAvailable(int id, boolean retired, List<StatusLabel> available) ->
          problem(
              ProblemType.STATUS_NOT_AVAILABLE,
              (retired ? "Status " + id + " is retired" : "There is no status " + id)
                  + ": status must be one of "
                  + statuses(available)
                  + ".");
      case Refusal.NotAssignable(long id, NotAssignableReason notAssignableReason) ->
          notAssignable("technician_id", id, notAssignableReason);
      case Refusal.AlreadyAssigned(long id, List<PersonName> assignees) ->
          Problem.of(
                  ProblemType.ALREADY_ASSIGNED,
                  "The request is already assigned to "
                      + names(assignees)
                      + ". Assign yourself to join them.")
              .assignees(assignees);
      case Refusal.StaleVersion(long id, var expected, long current) -> stale("request", current);
      case Refusal.SubtaskOfSubtask(long id) ->
          problem(
              ProblemType.SUBTASK_OF_SUBTASK,
              "Request " + id + " is a subtask: add the new subtask to its parent.");
      case Refusal.HasSubtasks(long id, int subtasks) ->
          problem(
              ProblemType.HAS_SUBTASKS,
              "Delete its subtasks first: request " + id + " has " + subtasks + ".");
      case Refusal.TooManyTags(long id, int tags) ->
          problem(
              ProblemType.TOO_MANY_TAGS,
              "A request has at most "
                  + TagRule.MAX_TAGS
                  + " tags, and request "
                  + id
                  + " would have "
                  + tags
                  + ": remove others with remove_tags in the same call.");
      case Refusal.ReadPositionBeyondLastMessage(long id, int upTo, int lastMessage) ->
          problem(
              ProblemType.READ_POSITION_BEYOND_END,
              "up_to is at most " + lastMessage + ", the number of the last message.");
      case Refusal.NameTaken(String name, long id) ->
          problem(
              ProblemType.NAME_TAKEN,
              "Choose another name: business unit " + id + " has this name.");
      case Refusal.StatusNotFound(int id) ->
          problem(
              ProblemType.NO_SUCH_LABEL,
              "There is no status with this id; /api/v1/statuses lists all.");
      case Refusal.StatusNameTaken(String name, int id) ->
          problem(
              ProblemType.NAME_TAKEN,
              "Choose another name: status " + id + " has this name and is active.");
      case Refusal.DefaultStatusRetired(int id) ->
          problem(
              ProblemType.DEFAULT_STATUS,
              "Status "
                  + id
                  + " is the default status of its category, which stays active: rename"
                  + " it instead.");
      case Refusal.TooManyStatuses(int limit) ->
          problem(
              ProblemType.TOO_MANY_STATUSES,
              "A helpdesk has at most "
                  + limit
                  + " statuses, retired ones included: rename a retired status and activate it.");
      case Refusal.LastAdmin(long id) ->
          problem(
              ProblemType.LAST_ADMIN,
              "The helpdesk needs an active admin: make another person an admin before "
                  + id
                  + " is demoted or deactivated.");
      case Refusal.AdminExists(long id) ->
          problem(
              ProblemType.ADMIN_EXISTS,
              "The helpdesk has an admin already, person " + id + ", who can add others.");
      case Refusal.CountChanged(long expected, long actual) ->
          Problem.of(
                  ProblemType.COUNT_CHANGED,
                  "Show the view again: it has "
                      + actual
                      + " requests now, not "
                      + expected
                      + ". Nothing was changed.")
              .currentCount(actual);
      case Refusal.NotInView(long id) ->
          problem(ProblemType.NOT_IN_VIEW, "The request has left the view, and was not changed.");
      case Refusal.NotAllChanged(int requests, List<Refusal.RefusedRequest> refused) ->
          Problem.of(
                  ProblemType.NOT_ALL_CHANGED,
                  "Nothing was changed, since "
                      + refused.size()
                      + " of "
                      + requests
                      + " requests cannot be changed: see requests. Omit these, or omit atomic.")
              .requests(refused);
      case Refusal.ViewNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_VIEW,
              "The view does not exist, or you may not see it; /api/v1/views lists yours.");
      case Refusal.MayNotEditView(ViewId.Predefined(View view)) ->
          problem(
              ProblemType.MAY_NOT_EDIT_VIEW,
              "The view "
                  + view.wireName()
                  + " is predefined and cannot be changed: create a view with its conditions.");
      case Refusal.MayNotEditView(ViewId.Custom(long id)) ->
          problem(
              ProblemType.MAY_NOT_EDIT_VIEW,
              "View " + id + " is shared, and only admins may change shared views.");
      case Refusal.MayNotShareViews(long id) ->
          problem(
              ProblemType.MAY_NOT_SHARE_VIEWS,
              "Only admins may share views: set the type of sharing to personal, or omit it.");
      case Refusal.UnreadableView(long id, String fault) ->
          problem(
              ProblemType.UNREADABLE_VIEW,
              "Delete the view, or use the version of the service that wrote it: " + fault + ".");
      case Refusal.StaleView(long id, var expected, long current) -> stale("view", current);
      case Refusal.ViewTitleTaken(String title, long id) ->
          problem(
              ProblemType.VIEW_TITLE_TAKEN, "Choose another title: view " + id + " has this one.");
      case Refusal.TooManyViews(boolean shared, int maximum) ->
          problem(
              ProblemType.TOO_MANY_VIEWS,
              "There are at most "
                  + maximum
                  + (shared ? " shared views" : " personal views of each person")
                  + ": delete one first.");
      case Refusal.UnsupportedView(List<UnsupportedPart> parts) ->
          Problem.of(
                  ProblemType.UNSOLVED_ONLY,
                  "The view also contains solved requests, for which what errors lists is not"
                      + " supported.")
              .errors(parts.stream().map(RefusalProblems::error).toList());
      case Refusal.CursorOfAnotherList(ViewId id) ->
          Problem.of(ProblemType.INVALID_PARAMETERS, "Correct the values listed in errors.")
              .errors(
                  List.of(
                      new FieldError(
                          "cursor",
                          "is of earlier conditions of the view "
                              + id.text()
                              + "; omit it for the first page")));

      case Refusal.TooManyExports(int limit) ->
          problem(
              ProblemType.TOO_MANY_EXPORTS,
              "Try again in a few seconds: "
                  + limit
                  + " exports are running, which is the limit of this server.");
      case Refusal.TooManyPresences(int limit) ->
          problem(
              ProblemType.TOO_MANY_PRESENCES,
              "You are present in "
                  + limit
                  + " requests, which is the limit of one person: leave one first.");
      case Refusal.TooManyHeartbeats(int limit, int seconds) ->
          problem(
              ProblemType.TOO_MANY_HEARTBEATS,
              "You have sent "
                  + limit
                  + " heartbeats within "
                  + seconds
                  + " seconds, which is the limit of one person: send one for each open request"
                  + " every "
                  + seconds
                  + " seconds.");
      case Refusal.IdempotencyKeyReused(String key) ->
          problem(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "Use a new Idempotency-Key: this one was sent with a different call.");
    };
  }

  /** The error of a condition, an order or a filter. */
  private static FieldError error(UnsupportedPart part) {
    String path = part.path();
    String field = path.contains("[") ? "conditions." + path : path;
    return new FieldError(field, part.reason().text());
  }

  private static String statuses(List<StatusLabel> statuses) {
    return statuses.stream()
        .map(status -> status.id() + " (" + status.name() + ")")
        .collect(Collectors.joining(", "));
  }

  private static Problem stale(String what, long current) {
    return Problem.of(
            ProblemType.STALE_VERSION,
            "If-Match does not match the current version of the "
                + what
                + ", "
                + current
                + ". Read the "
                + what
                + " again and send its new ETag.")
        .currentVersion(current);
  }

  /**
   * @param field what names the technician, as the beginning of a sentence
   */
  static Problem notAssignable(String field, long id, NotAssignableReason notAssignableReason) {
    String rule =
        switch (notAssignableReason) {
          case UNKNOWN -> " must be a technician; there is no person " + id + ".";
          case DEACTIVATED -> " must be an active technician; " + id + " is deactivated.";
          case NOT_A_TECHNICIAN -> " must be a technician or an admin; " + id + " is a requester.";
          case DOES_NOT_COVER_THE_REQUEST ->
              " must work for the request's business unit, or be an admin; "
                  + id
                  + " does not cover it.";
        };
    return problem(ProblemType.NOT_ASSIGNABLE, field + rule);
  }

  private static String names(List<PersonName> people) {
    return people.stream().map(PersonName::fullName).collect(Collectors.joining(", "));
  }

  private static Problem problem(ProblemType problemType, String detail) {
    return Problem.of(problemType, detail);
  }
}
