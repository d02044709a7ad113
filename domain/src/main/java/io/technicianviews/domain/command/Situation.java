package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Access;
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
 * @param resolutionHours within how many hours the desk solves requests of a priority
 */
public record Situation(
    CurrentRequest current, Person by, Instant now, ToIntFunction<Priority> resolutionHours) {

  /** The request in question. */
  public ServiceRequest request() {
    return current.request();
  }

  /** Why this person may not work on the request, if he may not. */
  Optional<Refusal> refusalToWork() {
    if (Access.mayWorkOn(by, request())) {
      return Optional.empty();
    }
    return Optional.of(
        by.role().worksOnRequests()
            ? new Refusal.NotYoursToWorkOn(request().id())
            : new Refusal.NotATechnician(by.id()));
  }

  /** By when a request of this priority is due, unless somebody says otherwise. */
  Instant due(Instant created, Priority priority) {
    return due(created, priority, resolutionHours);
  }

  static Instant due(Instant created, Priority priority, ToIntFunction<Priority> resolutionHours) {
    return created.plus(Duration.ofHours(resolutionHours.applyAsInt(priority)));
  }
}
