package io.technicianviews.testkit;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills and reads a storage in small steps; each call commits before it returns. */
public final class TestDesk {

  /** The day that tests use as today. */
  public static final DeskDay TODAY = new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC);

  /** Noon of {@link #TODAY}. */
  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  /** A timeout that never expires in a test. */
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final DeskUnderTest desk;
  private @Nullable Person defaultRequester;

  /** Creates a test desk on a storage. */
  public TestDesk(DeskUnderTest desk) {
    this.desk = desk;
  }

  /** Returns the storage. */
  public DeskUnderTest ports() {
    return desk;
  }

  /** Opens a snapshot of the current state; the caller closes it. */
  public Snapshot open() {
    return desk.snapshots().open(TIMEOUT);
  }

  /** Executes one query on the current state. */
  public <V> V read(Query<V> query) {
    return read(snapshot -> snapshot.read(query));
  }

  /** Reads the current state. */
  public <T> T read(Function<Snapshot, T> query) {
    try (Snapshot snapshot = open()) {
      return query.apply(snapshot);
    }
  }

  /** Returns the current request with this id. */
  public Optional<ServiceRequest> find(long id) {
    return read(new RequestQuery.RequestById(id));
  }

  /** Returns the current user with this id. */
  public Optional<Person> person(long id) {
    return read(new PeopleQuery.PersonById(id));
  }

  /** Returns all current business units. */
  public List<BusinessUnit> businessUnits() {
    return read(new PeopleQuery.AllUnits());
  }

  /** Returns all current messages of a request. */
  public List<ChatMessage> conversation(long id) {
    return read(new MessageQuery.MessagePage(id, 0, Integer.MAX_VALUE));
  }

  /** Runs a load and commits it. */
  public void load(Consumer<BulkLoad> work) {
    try (BulkLoad load = desk.loader().begin()) {
      work.accept(load);
      load.commit();
    }
  }

  /** Allocates an unused id. */
  public long newId(EntityKind entityKind) {
    try (BulkLoad load = desk.loader().begin()) {
      return load.newIds(entityKind, 1).getFirst();
    }
  }

  /** Inserts a business unit. */
  public BusinessUnit unit(String name) {
    return add(
        EntityKind.BUSINESS_UNIT,
        id -> new BusinessUnit(id, name),
        (load, unit) -> load.businessUnits(List.of(unit)));
  }

  /** Inserts a business unit, or renames it. */
  public void put(BusinessUnit unit) {
    load(load -> load.businessUnits(List.of(unit)));
  }

  /** Inserts a requester. */
  public Person requester(String name) {
    return add(name, Role.REQUESTER, true);
  }

  /** Inserts a technician with these units. */
  public Person technician(String name, BusinessUnit... units) {
    return add(name, Role.TECHNICIAN, true, units);
  }

  /** Inserts an admin. */
  public Person admin(String name) {
    return add(name, Role.ADMIN, true);
  }

  /** Inserts a deactivated user. */
  public Person inactive(String name, Role role) {
    return add(name, role, false);
  }

  /** Inserts a user, or replaces the one with this id. */
  public void put(Person person) {
    load(load -> load.people(List.of(new PersonRecord(person, null))));
  }

  /**
   * Inserts a request.
   *
   * @return its id
   */
  public long request(TestRequest request) {
    long requester = defaultRequester().id();
    return add(
            EntityKind.REQUEST,
            id -> request.loaded(id, requester),
            (load, requestRecord) -> load.requests(List.of(requestRecord)))
        .request()
        .id();
  }

  /** Inserts a request with this id, or replaces the existing one. */
  public void put(long id, TestRequest request) {
    RequestRecord requestRecord = loaded(id, request);
    load(load -> load.requests(List.of(requestRecord)));
  }

  /** Returns the record that {@link #put(long, TestRequest)} loads. */
  public RequestRecord loaded(long id, TestRequest request) {
    return request.loaded(id, defaultRequester().id());
  }

  /** Returns the requester of requests that do not name one. */
  public Person defaultRequester() {
    if (defaultRequester == null) {
      defaultRequester = requester("Default requester");
    }
    return defaultRequester;
  }

  private Person add(String name, Role role, boolean active, BusinessUnit... units) {
    TreeSet<Long> ids =
        Arrays.stream(units).map(BusinessUnit::id).collect(Collectors.toCollection(TreeSet::new));
    return add(
        EntityKind.PERSON,
        id -> new Person(id, name, role, active, ids),
        (load, person) -> load.people(List.of(new PersonRecord(person, null))));
  }

  /** Inserts an entity with a new id. One load, since each is a connection to a real database. */
  private <E> E add(
      EntityKind entityKind, LongFunction<E> withId, BiConsumer<BulkLoad, E> insertion) {
    try (BulkLoad load = desk.loader().begin()) {
      E entity = withId.apply(load.newIds(entityKind, 1).getFirst());
      insertion.accept(load, entity);
      load.commit();
      return entity;
    }
  }
}
