package io.technicianviews.http;

import io.javalin.http.Header;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the error table that the desk's refusals fill. */
final class RefusalProblems {

  private RefusalProblems() {}

  static ProblemException of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownPerson(long id) ->
          Problems.rejected(Problem.NOT_ADMITTED, "its sub, " + id + ", is nobody at this desk");
      case Refusal.DeactivatedPerson(long id) ->
          Problems.rejected(
              Problem.NOT_ADMITTED, "its sub, " + id + ", was deactivated at this desk");
      case Refusal.NotATechnician(long id) ->
          problem(
              Problem.TECHNICIANS_ONLY, "This is for technicians and admins; " + id + " is none.");
      case Refusal.NotAnAdmin(long id) ->
          problem(Problem.ADMINS_ONLY, "This is for admins; " + id + " is none.");
      case Refusal.MayNotEdit(long id) ->
          problem(
              Problem.NOT_YOURS_TO_WORK_ON,
              "You see request "
                  + id
                  + " as its requester. Whoever works for its business unit, or"
                  + " has it, may change it; you may write messages in it.");
      case Refusal.MayNotRequestForOthers(long id) ->
          problem(
              Problem.ONLY_FOR_YOURSELF,
              "A requester asks for himself: leave requester_id out instead of " + id + ".");
      case Refusal.RequestNotFound(long id) ->
          problem(Problem.NO_SUCH_REQUEST, "There is no such request, or you may not see it.");
      case Refusal.PersonNotFound(long id) ->
          problem(
              Problem.NO_SUCH_PERSON,
              "There is nobody of this id; /api/v1/admin/people lists all.");
      case Refusal.BusinessUnitNotFound(long id) ->
          problem(
              Problem.NO_SUCH_BUSINESS_UNIT,
              "There is no business unit of this id; /api/v1/admin/business-units lists all.");
      case Refusal.UnknownRequester(long id) ->
          problem(
              Problem.UNKNOWN_REQUESTER,
              "requester_id must be an active person at this desk; " + id + " is none.");
      case Refusal.UnknownBusinessUnit(long id) ->
          problem(
              Problem.UNKNOWN_BUSINESS_UNIT, "There is no business unit " + id + " at this desk.");
      case Refusal.NotAssignable(long id, NotAssignableReason notAssignableReason) ->
          problem(Problem.NOT_ASSIGNABLE, unassignable(id, notAssignableReason));
      case Refusal.AlreadyAssigned(long id, List<PersonName> assignees) ->
          new ProblemException(
              ProblemBody.of(
                      Problem.TAKEN_BY_OTHERS,
                      names(assignees) + " took it before. Assign yourself to join in.")
                  .assignees(assignees));
      case Refusal.StaleVersion(long id, var expected, long current) -> stale(current);
      case Refusal.SubtaskOfSubtask(long id) ->
          problem(
              Problem.SUBTASK_OF_SUBTASK,
              "Request " + id + " is a subtask itself: add one to its parent.");
      case Refusal.HasSubtasks(long id, int subtasks) ->
          problem(
              Problem.HAS_SUBTASKS,
              "Delete its subtasks first; request " + id + " has " + subtasks + ".");
      case Refusal.ReadPositionBeyondLastMessage(long id, int upTo, int lastMessage) ->
          problem(
              Problem.NOT_WRITTEN_YET,
              "up_to is at most " + lastMessage + ", the number of the last message.");
      case Refusal.NameTaken(String name, long id) ->
          problem(
              Problem.NAME_TAKEN, "Choose another name: business unit " + id + " is called so.");
      case Refusal.LastAdmin(long id) ->
          problem(
              Problem.LAST_ADMIN,
              "A desk needs an active admin: make somebody else one before " + id + " ends.");
      case Refusal.IdempotencyKeyReused(String key) ->
          problem(
              Problem.KEY_REUSED,
              "Use a new Idempotency-Key: this one came with another call before.");
    };
  }

  private static ProblemException stale(long current) {
    return new ProblemException(
        ProblemBody.of(
                Problem.STALE_VERSION,
                "If-Match does not name the version that the request is in, which is "
                    + current
                    + ". Read the request again, and send the ETag of that answer.")
            .currentVersion(current),
        Map.of(Header.ETAG, "\"" + current + "\""));
  }

  private static String unassignable(long id, NotAssignableReason notAssignableReason) {
    return switch (notAssignableReason) {
      case UNKNOWN -> "technician_id must be a technician; " + id + " is nobody at this desk.";
      case DEACTIVATED -> "technician_id must be an active technician; " + id + " was deactivated.";
      case NOT_A_TECHNICIAN ->
          "technician_id must be a technician or an admin; " + id + " is a requester.";
      case DOES_NOT_COVER_THE_REQUEST ->
          "technician_id must work for the request's business unit, or be an admin; "
              + id
              + " does not cover it.";
    };
  }

  private static String names(List<PersonName> people) {
    return people.stream().map(PersonName::fullName).collect(Collectors.joining(", "));
  }

  private static ProblemException problem(Problem problem, String detail) {
    return new ProblemException(problem, detail);
  }
}
