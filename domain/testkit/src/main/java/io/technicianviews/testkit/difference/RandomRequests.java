package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.RequestRecord.Message;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random requests with many edge cases, new and changed ones. */
final class RandomRequests {

  private final RandomSource randomSource;
  private final RandomTexts texts;
  private final RandomTimes times;
  private final List<Long> units;
  private final List<Long> users;
  private final List<Long> workers;

  /** Only some units have requests, and only some users are assignees. */
  RandomRequests(
      RandomSource randomSource,
      RandomTexts texts,
      RandomTimes times,
      List<Long> units,
      List<Person> people) {
    this.randomSource = randomSource;
    this.texts = texts;
    this.times = times;
    this.units = units;
    users = people.stream().map(Person::id).toList();
    workers =
        people.stream()
            .filter(person -> person.role().worksOnRequests() || !person.businessUnits().isEmpty())
            .map(Person::id)
            .toList();
  }

  /** Creates a request with messages. */
  RequestRecord newRequest(long id, @Nullable Long parentId) {
    long requesterId = randomSource.one(users);
    ServiceRequest request = request(id, requesterId, state(parentId, times.any(), requesterId));
    List<Message> messages = randomSource.percent(40) ? List.of() : messages(request);
    return new RequestRecord(request, externalId(id), messages, readPositions(request, messages));
  }

  /** Solves, reopens, moves, reassigns, deletes or restores a request, or leaves it unchanged. */
  RequestRecord changed(ServiceRequest request) {
    if (randomSource.percent(15)) {
      return RequestRecord.withoutMessages(request, externalId(request.id()));
    }
    long requesterId = randomSource.percent(5) ? randomSource.one(users) : request.requesterId();
    Instant created = request.state().created();
    RequestState drawn = state(request.state().parentId(), created, requesterId);
    RequestState state = randomSource.percent(30) ? statusOnly(request.state(), drawn) : drawn;
    ServiceRequest other = request(request.id(), requesterId, state);
    return RequestRecord.withoutMessages(other, externalId(request.id()));
  }

  private static RequestState statusOnly(RequestState before, RequestState drawn) {
    return new RequestState(
        drawn.status(),
        before.priority(),
        before.businessUnitId(),
        before.assignees(),
        before.tags(),
        before.parentId(),
        0,
        before.created(),
        drawn.updated(),
        drawn.solved(),
        before.deleted());
  }

  private ServiceRequest request(long id, long requesterId, RequestState state) {
    Instant due =
        randomSource.percent(30)
            ? null
            : randomSource.percent(40) ? times.today().end() : times.any();
    return new ServiceRequest(
        id,
        texts.subject(),
        randomSource.percent(50) ? null : texts.message(),
        requesterId,
        due,
        due == null || randomSource.percent(50),
        randomSource.between(1, 9),
        state);
  }

  private RequestState state(@Nullable Long parentId, Instant created, long requesterId) {
    Status status = randomSource.one(GeneratedBatch.STATUSES);
    Instant solved = status.countAsSolved() ? times.from(created) : null;
    return new RequestState(
        status,
        randomSource.one(List.of(Priority.values())),
        randomSource.percent(15) ? null : randomSource.one(units),
        assignees(requesterId),
        tags(),
        parentId,
        parentId == null ? randomSource.below(3) : 0,
        created,
        times.from(solved == null ? created : solved),
        solved,
        randomSource.percent(12));
  }

  private SortedSet<Long> assignees(long requesterId) {
    SortedSet<Long> assignees = new TreeSet<>();
    if (randomSource.percent(65)) {
      assignees.addAll(
          randomSource.some(randomSource.percent(60) ? 1 : randomSource.between(2, 5), workers));
    }
    if (randomSource.percent(5) && workers.contains(requesterId)) {
      assignees.add(requesterId);
    }
    return assignees;
  }

  private SortedSet<String> tags() {
    return randomSource.percent(60)
        ? new TreeSet<>()
        : new TreeSet<>(randomSource.some(randomSource.between(1, 4), RandomTexts.TAGS));
  }

  private List<Message> messages(ServiceRequest request) {
    List<Message> messages = new ArrayList<>();
    Instant at = request.state().created();
    for (int left = randomSource.between(1, 6); left > 0; left--) {
      at = times.from(at);
      messages.add(new Message(sender(request), texts.message(), at));
    }
    return messages;
  }

  private long sender(ServiceRequest request) {
    if (randomSource.percent(50)) {
      return request.requesterId();
    }
    return randomSource.one(randomSource.percent(80) ? workers : users);
  }

  private Map<Long, Integer> readPositions(ServiceRequest request, List<Message> messages) {
    Map<Long, Integer> marks = new HashMap<>();
    if (!messages.isEmpty()) {
      Stream.concat(Stream.of(request.requesterId()), workers.stream())
          .filter(person -> randomSource.percent(40))
          .forEach(person -> marks.put(person, randomSource.between(1, messages.size())));
    }
    return marks;
  }

  private static @Nullable String externalId(long id) {
    return id % 2 == 0 ? null : "request " + id;
  }
}
