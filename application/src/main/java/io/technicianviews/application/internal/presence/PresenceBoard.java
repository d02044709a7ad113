package io.technicianviews.application.internal.presence;

import io.technicianviews.application.presence.PresentPerson;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Presences, and the requests and names that they refer to. Immutable.
 *
 * @param presences all that were read, also those in deleted requests
 * @param requests the requests that are not deleted, and everyone who has them open
 */
record PresenceBoard(Set<Presence> presences, List<OpenRequest> requests) {

  record OpenRequest(RequestSummary request, List<PresentPerson> people) {

    private RequestPresence seenBy(long readerId) {
      return new RequestPresence(
          request.id(), people.stream().filter(person -> person.id() != readerId).toList());
    }
  }

  static final PresenceBoard EMPTY = new PresenceBoard(Set.of(), List.of());

  PresenceBoard {
    presences = Set.copyOf(presences);
    requests = List.copyOf(requests);
  }

  static PresenceBoard read(Set<Presence> presences, Snapshot snapshot) {
    if (presences.isEmpty()) {
      return EMPTY;
    }
    Map<Long, List<Presence>> byRequest =
        presences.stream().collect(Collectors.groupingBy(Presence::requestId));
    List<Long> ids = byRequest.keySet().stream().sorted().toList();
    Map<Long, PersonName> names =
        snapshot.read(
            new PeopleQuery.PersonNames(
                presences.stream().map(Presence::personId).collect(Collectors.toSet())));
    return new PresenceBoard(
        presences,
        snapshot.read(new RequestQuery.RowsById(ids)).stream()
            .map(
                row ->
                    new OpenRequest(
                        row, people(byRequest.getOrDefault(row.id(), List.of()), names)))
            .toList());
  }

  private static List<PresentPerson> people(List<Presence> presences, Map<Long, PersonName> names) {
    return presences.stream()
        .flatMap(presence -> person(presence, names))
        .sorted(Comparator.comparing(PresentPerson::fullName).thenComparingLong(PresentPerson::id))
        .toList();
  }

  private static Stream<PresentPerson> person(Presence presence, Map<Long, PersonName> names) {
    PersonName name = names.get(presence.personId());
    return name == null
        ? Stream.empty()
        : Stream.of(new PresentPerson(name.id(), name.fullName(), presence.activity()));
  }

  /**
   * The visible requests that people other than the reader have open, by id.
   *
   * @param visible whether the reader may see a request
   */
  List<RequestPresence> seenBy(long readerId, Predicate<RequestSummary> visible) {
    return requests.stream()
        .filter(open -> visible.test(open.request()))
        .map(open -> open.seenBy(readerId))
        .filter(presence -> !presence.people().isEmpty())
        .toList();
  }
}
