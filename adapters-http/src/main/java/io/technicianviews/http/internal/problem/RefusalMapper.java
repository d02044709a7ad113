package io.technicianviews.http.internal.problem;

import io.javalin.http.Header;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the error table that the desk's refusals fill. */
public final class RefusalMapper {

  private RefusalMapper() {}

  public static ProblemException of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownPerson(long id) ->
          ErrorMapper.rejected(
              ProblemType.USER_NOT_AUTHORIZED, "its sub, " + id + ", is nobody at this desk");
      case Refusal.DeactivatedPerson(long id) ->
          ErrorMapper.rejected(
              ProblemType.USER_NOT_AUTHORIZED, "its sub, " + id + ", was deactivated at this desk");
      case Refusal.NotATechnician(long id) ->
          problem(
              ProblemType.TECHNICIANS_ONLY,
              "This is for technicians and admins; " + id + " is none.");
      case Refusal.NotAnAdmin(long id) ->
          problem(ProblemType.ADMINS_ONLY, "This is for admins; " + id + " is none.");
      case Refusal.MayNotEdit(long id) ->
          problem(
              ProblemType.MAY_NOT_EDIT,
              "You see request "
                  + id
                  + " as its requester. Whoever works for its business unit, or"
                  + " has it, may change it; you may write messages in it.");
      case Refusal.MayNotRequestForOthers(long id) ->
          problem(
              ProblemType.MAY_NOT_REQUEST_FOR_OTHERS,
              "A requester asks for himself: leave requester_id out instead of " + id + ".");
      case Refusal.RequestNotFound(long id) ->
          problem(ProblemType.NO_SUCH_REQUEST, "There is no such request, or you may not see it.");
      case Refusal.PersonNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_PERSON,
              "There is nobody of this id; /api/v1/admin/people lists all.");
      case Refusal.BusinessUnitNotFound(long id) ->
          problem(
              ProblemType.NO_SUCH_BUSINESS_UNIT,
              "There is no business unit of this id; /api/v1/admin/business-units lists all.");
      case Refusal.UnknownRequester(long id) ->
          problem(
              ProblemType.UNKNOWN_REQUESTER,
              "requester_id must be an active person at this desk; " + id + " is none.");
      case Refusal.UnknownBusinessUnit(long id) ->
          problem(
              ProblemType.UNKNOWN_BUSINESS_UNIT,
              "There is no business unit " + id + " at this desk.");
      case Refusal.NotAssignable(long id, NotAssignableReason notAssignableReason) ->
          problem(ProblemType.NOT_ASSIGNABLE, unassignable(id, notAssignableReason));
      case Refusal.AlreadyAssigned(long id, List<PersonName> assignees) ->
          new ProblemException(
              ProblemDetail.of(
                      ProblemType.ALREADY_ASSIGNED,
                      names(assignees) + " took it before. Assign yourself to join in.")
                  .assignees(assignees));
      case Refusal.StaleVersion(long id, var expected, long current) -> stale(current);
      case Refusal.SubtaskOfSubtask(long id) ->
          problem(
              ProblemType.SUBTASK_OF_SUBTASK,
              "Request " + id + " is a subtask itself: add one to its parent.");
      case Refusal.HasSubtasks(long id, int subtasks) ->
          problem(
              ProblemType.HAS_SUBTASKS,
              "Delete its subtasks first; request " + id + " has " + subtasks + ".");
      case Refusal.ReadPositionBeyondLastMessage(long id, int upTo, int lastMessage) ->
          problem(
              ProblemType.READ_POSITION_BEYOND_END,
              "up_to is at most " + lastMessage + ", the number of the last message.");
      case Refusal.NameTaken(String name, long id) ->
          problem(
              ProblemType.NAME_TAKEN,
              "Choose another name: business unit " + id + " is called so.");
      case Refusal.LastAdmin(long id) ->
          problem(
              ProblemType.LAST_ADMIN,
              "A desk needs an active admin: make somebody else one before " + id + " ends.");
      case Refusal.IdempotencyKeyReused(String key) ->
          problem(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "Use a new Idempotency-Key: this one came with another call before.");
    };
  }

  private static ProblemException stale(long current) {
    return new ProblemException(
        ProblemDetail.of(
                ProblemType.STALE_VERSION,
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

  private static ProblemException problem(ProblemType problemType, String detail) {
    return new ProblemException(problemType, detail);
  }
}
