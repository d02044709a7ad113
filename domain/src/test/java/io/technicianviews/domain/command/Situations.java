package io.technicianviews.domain.command;

import io.technicianviews.domain.message.Conversation;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.List;

/**
 * Situations in which tests decide: request 1 of unit 3, made at noon, decided about an hour later.
 */
final class Situations {

  static final long UNIT = 3;
  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  static final Instant NOW = NOON.plusSeconds(3600);

  static final Person ADMIN = Person.admin(1, "Ada");
  static final Person TOM = Person.technician(2, "Tom", UNIT);
  static final Person REQUESTER = Person.requester(3, "Ray");

  private Situations() {}

  static ServiceRequest request() {
    ServiceRequest opened = ServiceRequest.opened(1, "Printer", REQUESTER.id(), NOON);
    return opened.withState(
        opened.state().with(opened.state().status(), opened.state().priority(), UNIT, NOON));
  }

  static Situation situation(ServiceRequest request, Person by) {
    return situation(request, by, new Conversation(0, 0, 0), 0);
  }

  static Situation situation(ServiceRequest request, Person by, ExpectedVersion expected) {
    return situation(request, by, new Conversation(3, 0, 0), 0, expected);
  }

  static Situation situation(
      ServiceRequest request, Person by, Conversation conversation, int subtasks) {
    return situation(request, by, conversation, subtasks, ExpectedVersion.any());
  }

  private static Situation situation(
      ServiceRequest request,
      Person by,
      Conversation conversation,
      int subtasks,
      ExpectedVersion expected) {
    List<PersonName> assignees =
        request.state().assignees().stream().map(id -> new PersonName(id, "No. " + id)).toList();
    return new Situation(
        new CurrentRequest(request, assignees, conversation, null, subtasks),
        by,
        NOW,
        expected,
        priority -> PriorityLabel.standard(priority).resolutionTimeHours());
  }

  /** The request after a command that must be accepted. */
  static ServiceRequest accepted(RequestCommand command, Situation situation) {
    return switch (command.decide(situation)) {
      case Decision.Accepted(ServiceRequest after, var change) -> after;
      case Decision other -> throw new AssertionError(other);
    };
  }
}
