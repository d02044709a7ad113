package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The input of a decision about one request.
 *
 * @param actor the person who sends the command; they may read the request
 * @param now the time of the command, truncated to microseconds
 * @param expected the precondition on the request's version
 * @param resolutionHours the resolution time of each priority, in hours
 * @param statuses reads the statuses of the helpdesk
 */
public record DecisionContext(
    CurrentRequest current,
    Person actor,
    Instant now,
    ExpectedVersion expected,
    ToIntFunction<Priority> resolutionHours,
    Supplier<StatusCatalog> statuses) {

  /** The request that the command changes. */
  public ServiceRequest request() {
    return current.request();
  }

  /**
   * Why the actor may not edit the request in its current version; empty if they may. The
   * permission is checked first, so that a caller without it cannot find out the version.
   */
  Optional<Refusal> refusalToWork() {
    return workPermission(actor, request()).or(this::staleness);
  }

  /** Why this person may not edit the request; empty if they may. */
  static Optional<Refusal> workPermission(Person actor, ServiceRequest request) {
    if (Access.mayWorkOn(actor, request)) {
      return Optional.empty();
    }
    return Optional.of(
        actor.role().worksOnRequests()
            ? new Refusal.MayNotEdit(request.id())
            : new Refusal.NotATechnician(actor.id()));
  }

  /** Why the request's current version does not meet the precondition; empty if it does. */
  Optional<Refusal> staleness() {
    return staleness(request(), expected);
  }

  static Optional<Refusal> staleness(ServiceRequest request, ExpectedVersion expected) {
    return expected.admits(request.version())
        ? Optional.empty()
        : Optional.of(new Refusal.StaleVersion(request.id(), expected, request.version()));
  }

  /**
   * Why the request must not get this status; empty if it may. Default statuses, which cannot be
   * retired, need no read.
   */
  Optional<Refusal> refusalToGet(Status status) {
    return status.isDefault() || status.equals(request().state().status())
        ? Optional.empty()
        : statuses.get().refusalToUse(status);
  }

  /** The due date of a request of this priority if none is set by hand. */
  Instant due(Instant created, Priority priority) {
    return due(created, priority, resolutionHours);
  }

  static Instant due(Instant created, Priority priority, ToIntFunction<Priority> resolutionHours) {
    return created.plus(Duration.ofHours(resolutionHours.applyAsInt(priority)));
  }
}
