package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * In what a command about a request is decided.
 *
 * @param by who wants it; he may see the request
 * @param now when; in microseconds at the finest
 * @param expected the versions that the command is meant for
 * @param resolutionHours within how many hours the desk solves requests of a priority
 */
public record DecisionContext(
    CurrentRequest current,
    Person by,
    Instant now,
    ExpectedVersion expected,
    ToIntFunction<Priority> resolutionHours) {

  /** The request in question. */
  public ServiceRequest request() {
    return current.request();
  }

  /**
   * Why the request is not to be worked on by this person, or not in this version. Permissions come
   * first: a caller without them learns nothing of the version.
   */
  Optional<Refusal> refusalToWork() {
    return workPermission(by, request()).or(this::staleness);
  }

  /** Why this person may not work on the request; empty if they may. */
  static Optional<Refusal> workPermission(Person by, ServiceRequest request) {
    if (Access.mayWorkOn(by, request)) {
      return Optional.empty();
    }
    return Optional.of(
        by.role().worksOnRequests()
            ? new Refusal.MayNotEdit(request.id())
            : new Refusal.NotATechnician(by.id()));
  }

  /** Why the command is not applied to the version that the request is in; empty if it is. */
  Optional<Refusal> staleness() {
    return staleness(request(), expected);
  }

  static Optional<Refusal> staleness(ServiceRequest request, ExpectedVersion expected) {
    return expected.admits(request.version())
        ? Optional.empty()
        : Optional.of(new Refusal.StaleVersion(request.id(), expected, request.version()));
  }

  /** By when a request of this priority is due, unless somebody says otherwise. */
  Instant due(Instant created, Priority priority) {
    return due(created, priority, resolutionHours);
  }

  static Instant due(Instant created, Priority priority, ToIntFunction<Priority> resolutionHours) {
    return created.plus(Duration.ofHours(resolutionHours.applyAsInt(priority)));
  }
}
