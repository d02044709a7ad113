package io.technicianviews.domain.port;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills a desk one thing at a time: what a call adds is there for all when it returns. */
public final class TestDesk {

  /** The day that tests speak of as today. */
  public static final DeskDay TODAY = new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC);

  /** The middle of {@link #TODAY}. */
  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  /** Long enough to never end a test. */
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final DeskUnderTest desk;
  private @Nullable Person somebody;

  public TestDesk(DeskUnderTest desk) {
    this.desk = desk;
  }

  public DeskUnderTest ports() {
    return desk;
  }

  /** A snapshot of the desk as it is now; the caller closes it. */
  public Snapshot open() {
    return desk.snapshots().open(TIMEOUT);
  }

  /** Asks one question of the desk as it is now. */
  public <T> T read(Function<Snapshot, T> question) {
    try (Snapshot snapshot = open()) {
      return question.apply(snapshot);
    }
  }

  /** The request of this id as it is now. */
  public Optional<ServiceRequest> find(long id) {
    return read(snapshot -> snapshot.requests().find(id));
  }

  /** The person of this id as he is now. */
  public Optional<Person> person(long id) {
    return read(snapshot -> snapshot.people().find(id));
  }

  /** All business units as they are now. */
  public List<BusinessUnit> businessUnits() {
    return read(snapshot -> snapshot.people().businessUnits(UnitScope.ALL));
  }

  /** All messages of a request as they are now. */
  public List<ChatMessage> conversation(long id) {
    return read(snapshot -> snapshot.messages().messages(id, 0, Integer.MAX_VALUE));
  }

  /** Does a load and commits it. */
  public void load(Consumer<BulkLoad> work) {
    try (BulkLoad load = desk.loader().begin()) {
      work.accept(load);
      load.commit();
    }
  }

  /** A fresh id, which nothing has. */
  public long newId(EntityKind entityKind) {
    try (BulkLoad load = desk.loader().begin()) {
      return load.newIds(entityKind, 1).getFirst();
    }
  }

  public BusinessUnit unit(String name) {
    BusinessUnit unit = new BusinessUnit(newId(EntityKind.BUSINESS_UNIT), name);
    put(unit);
    return unit;
  }

  /** Adds a unit, or renames it. */
  public void put(BusinessUnit unit) {
    load(load -> load.businessUnits(List.of(unit)));
  }

  public Person requester(String name) {
    return add(name, Role.REQUESTER, true);
  }

  public Person technician(String name, BusinessUnit... units) {
    return add(name, Role.TECHNICIAN, true, units);
  }

  public Person admin(String name) {
    return add(name, Role.ADMIN, true);
  }

  /** A person who was deactivated. */
  public Person inactive(String name, Role role) {
    return add(name, role, false);
  }

  /** Adds a person, or replaces him. */
  public void put(Person person) {
    load(load -> load.people(List.of(new PersonRecord(person, null))));
  }

  /**
   * Adds a request.
   *
   * @return its id
   */
  public long request(TestRequest request) {
    long id = newId(EntityKind.REQUEST);
    put(id, request);
    return id;
  }

  /** Adds a request of this id, or replaces the one that has it. */
  public void put(long id, TestRequest request) {
    RequestRecord loaded = loaded(id, request);
    load(load -> load.requests(List.of(loaded)));
  }

  /** What {@link #put(long, TestRequest)} would load. */
  public RequestRecord loaded(long id, TestRequest request) {
    return request.loaded(id, somebody().id());
  }

  /** Who asks for requests that name nobody. */
  public Person somebody() {
    if (somebody == null) {
      somebody = requester("Somebody");
    }
    return somebody;
  }

  private Person add(String name, Role role, boolean active, BusinessUnit... units) {
    TreeSet<Long> ids =
        Arrays.stream(units).map(BusinessUnit::id).collect(Collectors.toCollection(TreeSet::new));
    Person person = new Person(newId(EntityKind.PERSON), name, role, active, ids);
    put(person);
    return person;
  }
}
