package io.technicianviews.application;

/** Why a question is not answered. Trouble of the infrastructure is never a refusal. */
public sealed interface Refusal {

  /** Nobody at this desk has this id. */
  record UnknownPerson(long personId) implements Refusal {}

  /** The person was deactivated. */
  record DeactivatedPerson(long personId) implements Refusal {}

  /** The question is for technicians and admins, and the person is neither. */
  record NotATechnician(long personId) implements Refusal {}

  /** There is no such request, or the person may not see it: the two are not told apart. */
  record NoSuchRequest(long requestId) implements Refusal {}
}
