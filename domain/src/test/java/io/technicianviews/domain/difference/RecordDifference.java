package io.technicianviews.domain.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.Unread;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Start;
import java.util.ArrayList;
import java.util.List;

/** Holds what one desk says about single things against what another one says. */
final class RecordDifference {

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Twin twin;
  private final RandomDesk desk;
  private final Dice dice;
  private final List<Long> ids;
  private final List<Long> live;

  RecordDifference(Twin twin, RandomDesk desk, Dice dice) {
    this.twin = twin;
    this.desk = desk;
    this.dice = dice;
    ids = desk.requests().stream().map(ServiceRequest::id).toList();
    live =
        desk.requests().stream()
            .filter(request -> !request.state().deleted())
            .map(ServiceRequest::id)
            .toList();
  }

  void check() {
    checkRequests();
    checkConversations();
    checkPeople();
  }

  private void checkRequests() {
    for (long id : ids) {
      twin.same("request " + id, snapshot -> snapshot.requests().find(id));
      twin.same("subtasks of request " + id, snapshot -> snapshot.requests().subtasks(id));
    }
    List<Long> some = new ArrayList<>(dice.some(ids.size() / 2, ids));
    some.add(dice.below(some.size()), UNKNOWN);
    twin.same("rows of " + some, snapshot -> snapshot.requests().summaries(some));
  }

  private void checkConversations() {
    twin.same("rows with last messages", snapshot -> snapshot.requests().summaries(live));
    for (long id : live) {
      int offset = dice.below(3);
      int limit = dice.between(1, 7);
      twin.same(
          limit + " messages from " + offset + " of request " + id,
          snapshot -> conversation(snapshot, id, offset, limit));
      twin.same("messages of request " + id, snapshot -> snapshot.messages().count(id));
    }
  }

  private void checkPeople() {
    for (Person person : desk.people()) {
      long id = person.id();
      int offset = dice.below(4);
      twin.same("person " + id, snapshot -> snapshot.people().find(id));
      twin.same("people named as " + id, snapshot -> snapshot.people().named(person.fullName()));
      twin.same("unread by " + person, snapshot -> Unread.by(snapshot, id, live));
      twin.same("number asked for by " + person, snapshot -> snapshot.counts().ofRequester(id));
      twin.same(
          "asked for by " + person + " from " + offset,
          snapshot -> snapshot.requests().ofRequester(id, new Start.Skipping(offset), 9));
      checkWalk(id);
    }
    for (Role role : Role.values()) {
      twin.same("first active " + role, snapshot -> snapshot.people().firstActive(role));
    }
    List<Long> units = desk.units().stream().map(BusinessUnit::id).toList();
    for (Units some : List.of(Units.ALL, Units.only(dice.some(4, units)), Units.only(UNKNOWN))) {
      twin.same("business units " + some, snapshot -> snapshot.people().businessUnits(some));
    }
  }

  /** Goes on from the last row each time: nothing twice, nothing missed. */
  private void checkWalk(long personId) {
    List<RequestSummary> expected =
        twin.oracle().requests().ofRequester(personId, Start.FIRST, Integer.MAX_VALUE);
    int limit = dice.between(1, 9);
    List<RequestSummary> walked = new ArrayList<>();
    List<RequestSummary> page = twin.subject().requests().ofRequester(personId, Start.FIRST, limit);
    while (!page.isEmpty()) {
      walked.addAll(page);
      Start next = new Start.After(Order.NEWEST_CREATED.positionOf(page.getLast()));
      page = twin.subject().requests().ofRequester(personId, next, limit);
    }
    assertThat(walked)
        .as("%s: walk of what %d asked for", twin.where(), personId)
        .isEqualTo(expected);
  }

  /** Without the ids of messages, which each desk gives for itself. */
  private static List<ChatMessage> conversation(Snapshot snapshot, long id, int offset, int limit) {
    return snapshot.messages().conversation(id, offset, limit).stream()
        .map(
            message ->
                new ChatMessage(
                    0,
                    message.sequenceNumber(),
                    message.content(),
                    message.sender(),
                    message.createdAt()))
        .toList();
  }
}
