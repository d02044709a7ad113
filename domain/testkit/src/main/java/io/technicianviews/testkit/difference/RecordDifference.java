package io.technicianviews.testkit.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.testkit.contract.UnreadRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the results of queries of single records. */
final class RecordDifference {

  private static final int ALL = 1_000_000;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Differential differential;
  private final RandomDesk desk;
  private final RandomSource randomSource;
  private final List<Long> ids;
  private final List<Long> notDeleted;

  RecordDifference(Differential differential, RandomDesk desk, RandomSource randomSource) {
    this.differential = differential;
    this.desk = desk;
    this.randomSource = randomSource;
    ids = desk.requests().stream().map(ServiceRequest::id).toList();
    notDeleted =
        desk.requests().stream()
            .filter(request -> !request.state().deleted())
            .map(ServiceRequest::id)
            .toList();
  }

  void check() {
    checkRequests();
    checkMessages();
    checkPeople();
  }

  private void checkRequests() {
    for (long id : ids) {
      differential.same("request " + id, new RequestQuery.RequestById(id));
      differential.same("subtasks of request " + id, new RequestQuery.Subtasks(id));
    }
    List<Long> some = new ArrayList<>(randomSource.some(ids.size() / 2, ids));
    some.add(randomSource.below(some.size()), UNKNOWN);
    differential.same("rows of " + some, new RequestQuery.RowsById(some));
  }

  private void checkMessages() {
    differential.same("rows with last messages", new RequestQuery.RowsById(notDeleted));
    for (long id : notDeleted) {
      int offset = randomSource.below(3);
      int limit = randomSource.between(1, 7);
      differential.same(
          limit + " messages from " + offset + " of request " + id,
          snapshot -> conversation(snapshot, id, offset, limit));
      differential.same("messages of request " + id, new MessageQuery.MessageTotal(id));
    }
  }

  private void checkPeople() {
    for (Person person : desk.people()) {
      long id = person.id();
      int offset = randomSource.below(4);
      differential.same("person " + id, new PeopleQuery.PersonById(id));
      differential.same("people named as " + id, new PeopleQuery.PeopleNamed(person.fullName()));
      differential.same(
          "unread by " + person, snapshot -> UnreadRequests.by(snapshot, id, notDeleted));
      differential.same("number of requests of " + person, new CountQuery.RequesterTotal(id));
      differential.same(
          "requests of " + person + " from " + offset,
          new RequestQuery.RequesterRows(id, new PageStart.Offset(offset), 9));
      checkPages(id);
    }
    differential.same("active technicians", new PeopleQuery.ActiveTechnicians());
    for (Role role : Role.values()) {
      differential.same("first active " + role, new PeopleQuery.FirstActive(role));
    }
    List<Long> units = desk.units().stream().map(BusinessUnit::id).toList();
    differential.same("business units", new PeopleQuery.AllUnits());
    for (Set<Long> some : List.of(Set.copyOf(randomSource.some(4, units)), Set.of(UNKNOWN))) {
      differential.same("business units " + some, new PeopleQuery.UnitsById(some));
    }
  }

  /** Reads all pages by position: no row is missing or repeated. */
  private void checkPages(long personId) {
    List<RequestSummary> expected =
        differential
            .oracle()
            .read(new RequestQuery.RequesterRows(personId, PageStart.FIRST, ALL))
            .rows();
    int limit = randomSource.between(1, 9);
    List<RequestSummary> walked = new ArrayList<>();
    List<RequestSummary> page =
        differential
            .subject()
            .read(new RequestQuery.RequesterRows(personId, PageStart.FIRST, limit))
            .rows();
    while (!page.isEmpty()) {
      walked.addAll(page);
      PageStart next =
          new PageStart.AfterPosition(SortOrder.NEWEST_CREATED.positionOf(page.getLast()));
      page =
          differential.subject().read(new RequestQuery.RequesterRows(personId, next, limit)).rows();
    }
    assertThat(walked)
        .as("%s: pages of the requests of %d", differential.where(), personId)
        .isEqualTo(expected);
  }

  /** Returns messages without their ids, which each storage allocates itself. */
  private static List<ChatMessage> conversation(Snapshot snapshot, long id, int offset, int limit) {
    return snapshot.read(new MessageQuery.MessagePage(id, offset, limit)).stream()
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
