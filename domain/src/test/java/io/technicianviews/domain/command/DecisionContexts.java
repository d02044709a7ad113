package io.technicianviews.domain.command;

import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.List;

/**
 * Situations in which tests decide: request 1 of unit 3, made at noon, decided about an hour later.
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

  static DecisionContext situation(ServiceRequest request, Person by) {
    return situation(request, by, new MessagePositions(0, 0, 0), 0);
  }

  static DecisionContext situation(ServiceRequest request, Person by, ExpectedVersion expected) {
    return situation(request, by, new MessagePositions(3, 0, 0), 0, expected);
  }

  static DecisionContext situation(
      ServiceRequest request, Person by, MessagePositions messagePositions, int subtasks) {
    return situation(request, by, messagePositions, subtasks, ExpectedVersion.any());
  }

  private static DecisionContext situation(
      ServiceRequest request,
      Person by,
      MessagePositions messagePositions,
      int subtasks,
      ExpectedVersion expected) {
    List<PersonName> assignees =
        request.state().assignees().stream().map(id -> new PersonName(id, "No. " + id)).toList();
    return new DecisionContext(
        new CurrentRequest(request, assignees, messagePositions, null, subtasks),
        by,
        NOW,
        expected,
        priority -> PriorityLabel.standard(priority).resolutionTimeHours());
  }

  /** The request after a command that must be accepted. */
  static ServiceRequest accepted(RequestCommand command, DecisionContext decisionContext) {
    return switch (command.decide(decisionContext)) {
      case Decision.Accepted(ServiceRequest after, var change) -> after;
      case Decision other -> throw new AssertionError(other);
    };
  }
}
