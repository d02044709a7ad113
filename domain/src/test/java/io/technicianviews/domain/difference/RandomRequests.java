package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.LoadedRequest;
import io.technicianviews.domain.port.LoadedRequest.Message;
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

/** Requests as odd as a desk can hold them, new ones and changed ones. */
final class RandomRequests {

  private final Dice dice;
  private final RandomTexts texts;
  private final RandomTimes times;
  private final List<Long> units;
  private final List<Long> anybody;
  private final List<Long> workers;

  /** Some of the units get all of the requests, and some of the people are on them. */
  RandomRequests(
      Dice dice, RandomTexts texts, RandomTimes times, List<Long> units, List<Person> people) {
    this.dice = dice;
    this.texts = texts;
    this.times = times;
    this.units = units;
    anybody = people.stream().map(Person::id).toList();
    workers =
        people.stream()
            .filter(person -> person.role().worksOnRequests() || !person.businessUnits().isEmpty())
            .map(Person::id)
            .toList();
  }

  /** A request with its conversation. */
  LoadedRequest fresh(long id, @Nullable Long parentId) {
    long requesterId = dice.one(anybody);
    ServiceRequest request = request(id, requesterId, state(parentId, times.any(), requesterId));
    List<Message> messages = dice.percent(40) ? List.of() : messages(request);
    return new LoadedRequest(request, externalId(id), messages, readMarks(request, messages));
  }

  /** The same request solved, reopened, moved, reassigned, deleted, brought back, or unchanged. */
  LoadedRequest changed(ServiceRequest request) {
    if (dice.percent(15)) {
      return LoadedRequest.silent(request, externalId(request.id()));
    }
    long requesterId = dice.percent(5) ? dice.one(anybody) : request.requesterId();
    Instant created = request.state().created();
    RequestState drawn = state(request.state().parentId(), created, requesterId);
    RequestState state = dice.percent(30) ? statusOnly(request.state(), drawn) : drawn;
    ServiceRequest other = request(request.id(), requesterId, state);
    return LoadedRequest.silent(other, externalId(request.id()));
  }

  private static RequestState statusOnly(RequestState before, RequestState drawn) {
    return new RequestState(
        drawn.status(),
        before.priority(),
        before.businessUnitId(),
        before.assignees(),
        before.parentId(),
        0,
        before.created(),
        drawn.updated(),
        drawn.solved(),
        before.deleted());
  }

  private ServiceRequest request(long id, long requesterId, RequestState state) {
    Instant due = dice.percent(30) ? null : dice.percent(40) ? times.today().end() : times.any();
    return new ServiceRequest(
        id,
        texts.subject(),
        dice.percent(50) ? null : texts.message(),
        requesterId,
        due,
        due == null || dice.percent(50),
        dice.between(1, 9),
        state);
  }

  private RequestState state(@Nullable Long parentId, Instant created, long requesterId) {
    Status status = dice.one(List.of(Status.values()));
    Instant solved = status.countAsSolved() ? times.from(created) : null;
    return new RequestState(
        status,
        dice.one(List.of(Priority.values())),
        dice.percent(15) ? null : dice.one(units),
        assignees(requesterId),
        parentId,
        parentId == null ? dice.below(3) : 0,
        created,
        times.from(solved == null ? created : solved),
        solved,
        dice.percent(12));
  }

  private SortedSet<Long> assignees(long requesterId) {
    SortedSet<Long> assignees = new TreeSet<>();
    if (dice.percent(65)) {
      assignees.addAll(dice.some(dice.percent(60) ? 1 : dice.between(2, 5), workers));
    }
    if (dice.percent(5) && workers.contains(requesterId)) {
      assignees.add(requesterId);
    }
    return assignees;
  }

  private List<Message> messages(ServiceRequest request) {
    List<Message> messages = new ArrayList<>();
    Instant at = request.state().created();
    for (int left = dice.between(1, 6); left > 0; left--) {
      at = times.from(at);
      messages.add(new Message(sender(request), texts.message(), at));
    }
    return messages;
  }

  private long sender(ServiceRequest request) {
    if (dice.percent(50)) {
      return request.requesterId();
    }
    return dice.one(dice.percent(80) ? workers : anybody);
  }

  private Map<Long, Integer> readMarks(ServiceRequest request, List<Message> messages) {
    Map<Long, Integer> marks = new HashMap<>();
    if (!messages.isEmpty()) {
      Stream.concat(Stream.of(request.requesterId()), workers.stream())
          .filter(person -> dice.percent(40))
          .forEach(person -> marks.put(person, dice.between(1, messages.size())));
    }
    return marks;
  }

  private static @Nullable String externalId(long id) {
    return id % 2 == 0 ? null : "request " + id;
  }
}
