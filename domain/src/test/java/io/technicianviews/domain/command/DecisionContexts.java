package io.technicianviews.domain.command;

import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decision contexts for tests: request 1 of unit 3, created at noon, one hour before the decision.
 */
final class DecisionContexts {

  static final long UNIT = 3;
  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  static final Instant NOW = NOON.plusSeconds(3600);

  static final Person ADMIN = Person.admin(1, "Ada");
  static final Person TOM = Person.technician(2, "Tom", UNIT);
  static final Person REQUESTER = Person.requester(3, "Ray");

  private DecisionContexts() {}

  static ServiceRequest request() {
    ServiceRequest opened = ServiceRequest.opened(1, "Printer", REQUESTER.id(), NOON);
    return opened.withState(
        opened.state().with(opened.state().status(), opened.state().priority(), UNIT, NOON));
  }

  static DecisionContext contextOf(ServiceRequest request, Person actor) {
    return contextOf(request, actor, new MessagePositions(0, 0, 0), 0);
  }

  static DecisionContext contextOf(ServiceRequest request, Person actor, ExpectedVersion expected) {
    return contextOf(request, actor, new MessagePositions(3, 0, 0), 0, expected);
  }

  static DecisionContext contextOf(
      ServiceRequest request, Person actor, MessagePositions messagePositions, int subtasks) {
    return contextOf(request, actor, messagePositions, subtasks, ExpectedVersion.any());
  }

  /** The default statuses, and one added status that is active and one that is retired. */
  static final Status IN_REVIEW = Status.of(201);

  static final Status WAITING_FOR_VENDOR = Status.of(401);

  static final StatusCatalog STATUSES =
      new StatusCatalog(
          Stream.concat(
                  Status.DEFAULTS.stream().map(StatusDefinition::standard),
                  Stream.of(
                      new StatusDefinition(
                          new StatusLabel(IN_REVIEW.id(), "in review", "#123456"), 70, true),
                      new StatusDefinition(
                          new StatusLabel(WAITING_FOR_VENDOR.id(), "waiting for vendor", "#654321"),
                          80,
                          false)))
              .toList());

  private static DecisionContext contextOf(
      ServiceRequest request,
      Person actor,
      MessagePositions messagePositions,
      int subtasks,
      ExpectedVersion expected) {
    List<PersonName> assignees =
        request.state().assignees().stream().map(id -> new PersonName(id, "No. " + id)).toList();
    return new DecisionContext(
        new CurrentRequest(request, assignees, messagePositions, null, subtasks),
        actor,
        NOW,
        expected,
        priority -> PriorityLabel.standard(priority).resolutionTimeHours(),
        () -> STATUSES);
  }

  /** Returns the request after a command, which must be accepted. */
  static ServiceRequest accepted(RequestCommand command, DecisionContext decisionContext) {
    return switch (command.decide(decisionContext)) {
      case Decision.Accepted(ServiceRequest after, var change) -> after;
      case Decision other -> throw new AssertionError(other);
    };
  }
}
