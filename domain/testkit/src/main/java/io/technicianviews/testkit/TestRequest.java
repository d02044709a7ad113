package io.technicianviews.testkit;

import io.technicianviews.domain.people.BusinessUnit;
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
import org.jspecify.annotations.Nullable;

/**
 * A builder of requests. The defaults: open, medium priority, no unit, assignee, parent or due
 * date, created and updated at noon.
 */
public final class TestRequest {

  private String subject = "The printer is out of paper";
  private @Nullable String description;
  private @Nullable Long requester;
  private @Nullable String externalId;
  private long version = 1;
  private @Nullable Instant dueDate;
  private boolean dueByHand;
  private Status status = Status.OPEN;
  private Priority priority = Priority.MEDIUM;
  private @Nullable Long unit;
  private final SortedSet<Long> assignees = new TreeSet<>();
  private final SortedSet<String> tags = new TreeSet<>();
  private @Nullable Long parent;
  private int openSubtasks;
  private Instant created = TestDesk.NOON;
  private @Nullable Instant updated;
  private @Nullable Instant solved;
  private boolean deleted;
  private final List<Message> messages = new ArrayList<>();
  private final Map<Long, Integer> readPositions = new HashMap<>();

  private TestRequest() {}

  /** Returns a builder with the defaults. */
  public static TestRequest request() {
    return new TestRequest();
  }

  /** Returns a builder with this subject. */
  public static TestRequest request(String subject) {
    return request().subject(subject);
  }

  /** Sets the subject. */
  public TestRequest subject(String text) {
    subject = text;
    return this;
  }

  /** Sets the description. */
  public TestRequest description(String text) {
    description = text;
    return this;
  }

  /** Sets the requester. */
  public TestRequest from(Person person) {
    requester = person.id();
    return this;
  }

  /** Sets the id in another system. */
  public TestRequest externalId(String id) {
    externalId = id;
    return this;
  }

  /** Sets the version; 1 by default. */
  public TestRequest version(long number) {
    version = number;
    return this;
  }

  /** Sets a due date that follows the priority. */
  public TestRequest due(Instant instant) {
    dueDate = instant;
    return this;
  }

  /** Sets a due date that does not follow the priority. */
  public TestRequest dueByHand(Instant instant) {
    dueByHand = true;
    return due(instant);
  }

  /** Sets the status. */
  public TestRequest status(Status other) {
    status = other;
    return this;
  }

  /** Sets the priority. */
  public TestRequest priority(Priority other) {
    priority = other;
    return this;
  }

  /** Sets the business unit. */
  public TestRequest in(BusinessUnit businessUnit) {
    return in(businessUnit.id());
  }

  /** Sets the business unit by its id; null: none. */
  public TestRequest in(@Nullable Long businessUnitId) {
    unit = businessUnitId;
    return this;
  }

  /** Adds assignees. */
  public TestRequest assignedTo(Person... people) {
    for (Person person : people) {
      assignees.add(person.id());
    }
    return this;
  }

  /** Adds tags. */
  public TestRequest tagged(String... names) {
    tags.addAll(List.of(names));
    return this;
  }

  /** Makes it a subtask of the request with this id. */
  public TestRequest subtaskOf(long id) {
    parent = id;
    return this;
  }

  /** Sets the stored number of open subtasks. */
  public TestRequest openSubtasks(int number) {
    openSubtasks = number;
    return this;
  }

  /** Sets the time of the creation. */
  public TestRequest created(Instant instant) {
    created = instant;
    return this;
  }

  /** Sets the time of the last update; by default that of the solution or the creation. */
  public TestRequest updated(Instant instant) {
    updated = instant;
    return this;
  }

  /** Sets the instant of the solution, which is also the default of the last update. */
  public TestRequest solved(Instant instant) {
    status = status.countAsSolved() ? status : Status.SOLVED;
    solved = instant;
    return this;
  }

  /** Makes it deleted. */
  public TestRequest deleted() {
    deleted = true;
    return this;
  }

  /** Appends a message, one second after the previous one. */
  public TestRequest message(Person sender, String text) {
    return message(sender, text, TestDesk.NOON.plusSeconds(messages.size() + 1L));
  }

  /** Appends a message of this time. */
  public TestRequest message(Person sender, String text, Instant at) {
    messages.add(new Message(sender.id(), text, at));
    return this;
  }

  /** Sets how many messages the person has read. */
  public TestRequest readBy(Person person, int upTo) {
    readPositions.put(person.id(), upTo);
    return this;
  }

  /** Builds the state alone. */
  public RequestState state() {
    Instant solvedAt = status.countAsSolved() && solved == null ? created : solved;
    Instant updatedAt = updated != null ? updated : solvedAt != null ? solvedAt : created;
    return new RequestState(
        status,
        priority,
        unit,
        assignees,
        tags,
        parent,
        openSubtasks,
        created,
        updatedAt,
        solvedAt,
        deleted);
  }

  /** Builds the request; the requester is this user unless {@link #from} sets one. */
  public ServiceRequest build(long id, long requesterId) {
    long from = requester == null ? requesterId : requester;
    return new ServiceRequest(id, subject, description, from, dueDate, dueByHand, version, state());
  }

  /** Builds the request with its messages and read positions. */
  public RequestRecord loaded(long id, long requesterId) {
    return new RequestRecord(build(id, requesterId), externalId, messages, readPositions);
  }
}
