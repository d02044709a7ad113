package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.PresenceChanged;
import io.technicianviews.application.presence.PresentPerson;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verifies which persons have a request open, on two servers of one helpdesk. */
@Timeout(60)
class PresenceTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** The store of the helpdesk; it counts its polls and can be made unavailable. */
  private final class WatchedStore implements PresenceStore {
    private final AtomicInteger polls = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;

    @Override
    public boolean enter(Presence presence, Duration ttl, int limit) {
      return store().enter(presence, ttl, limit);
    }

    @Override
    public void leave(long requestId, long personId) {
      store().leave(requestId, personId);
    }

    @Override
    public Set<Presence> all() {
      polls.incrementAndGet();
      return store().all();
    }

    private PresenceStore store() {
      RuntimeException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
      return memory.presence();
    }
  }

  private volatile Instant now = NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person admin = desk.admin("Ada");
  private final Person tom = desk.technician("Tom", network);
  private final Person tina = desk.technician("Tina", network);
  private final Person ray = desk.requester("Ray");
  private final long id = desk.request(request("Printer").from(ray).in(network));
  private final long other = desk.request(request("Payslip").from(ray).in(payroll));
  private final WatchedStore store = new WatchedStore();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ServiceDesk one = server();
  private final ServiceDesk two = server();

  private ServiceDesk server() {
    ServiceDesk server = ServiceDesk.builder().storage(memory).presenceStore(store).build();
    opened.add(server);
    return server;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  private ViewStream stream(ServiceDesk server, Person person) {
    ViewStream stream =
        server.live().stream(person.id(), View.ALL_TICKETS, UnitScope.ALL, null).orElseThrow();
    opened.add(stream);
    assertThat(stream.next(LONG)).isInstanceOf(CountsChanged.class);
    return stream;
  }

  /** The next change of presences; other events are skipped. */
  private static List<RequestPresence> next(ViewStream stream) {
    while (true) {
      LiveEvent event = Objects.requireNonNull(stream.next(LONG), "no event was delivered");
      if (event instanceof PresenceChanged(var requests)) {
        return requests;
      }
    }
  }

  private RequestPresence enter(ServiceDesk server, Person person, Activity activity) {
    return server.presences().heartbeat(person.id(), id, activity).orElseThrow();
  }

  private RequestPresence people(Object... namesAndActivities) {
    return new RequestPresence(
        id, Arrays.stream(namesAndActivities).map(PresentPerson.class::cast).toList());
  }

  private static PresentPerson viewing(Person person) {
    return new PresentPerson(person.id(), person.fullName(), Activity.VIEWING);
  }

  private static PresentPerson replying(Person person) {
    return new PresentPerson(person.id(), person.fullName(), Activity.REPLYING);
  }

  @Test
  void everyServerShowsTheOtherPresentPersons() {
    assertThat(enter(one, tom, Activity.VIEWING)).isEqualTo(people());
    assertThat(enter(two, tina, Activity.REPLYING)).isEqualTo(people(viewing(tom)));
    assertThat(enter(one, admin, Activity.VIEWING)).isEqualTo(people(replying(tina), viewing(tom)));
    assertThat(one.presences().of(tom.id(), List.of(other, id)).orElseThrow())
        .containsExactly(people(viewing(admin), replying(tina)));
    two.presences().leave(tina.id(), id).orElseThrow();
    assertThat(one.presences().of(tom.id(), List.of(id)).orElseThrow())
        .containsExactly(people(viewing(admin)));
  }

  @Test
  void aPresenceEndsAfterItsLastHeartbeat() {
    enter(one, tom, Activity.VIEWING);
    now = NOON.plus(RequestPresences.TTL).minusMillis(1);
    assertThat(two.presences().of(tina.id(), List.of(id)).orElseThrow()).hasSize(1);
    now = NOON.plus(RequestPresences.TTL);
    assertThat(two.presences().of(tina.id(), List.of(id)).orElseThrow()).isEmpty();
  }

  @Test
  void onlyReadersOfTheRequestTakePart() {
    assertThat(one.presences().heartbeat(tom.id(), other, Activity.VIEWING))
        .isEqualTo(Result.refused(new Refusal.RequestNotFound(other)));
    assertThat(one.presences().heartbeat(99, id, Activity.VIEWING))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(99)));
    assertThat(one.presences().of(99, List.of(id)))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(99)));
    assertThat(one.presences().leave(99, id))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(99)));
    one.presences().heartbeat(admin.id(), other, Activity.VIEWING).orElseThrow();
    assertThat(one.presences().of(tom.id(), List.of(other)).orElseThrow()).isEmpty();
    assertThat(one.presences().of(ray.id(), List.of(other)).orElseThrow()).hasSize(1);
  }

  @Test
  void onePersonIsPresentInALimitedNumberOfRequests() {
    List<Long> ids =
        LongStream.rangeClosed(0, RequestPresences.MAX_PER_PERSON)
            .mapToObj(number -> desk.request(request("R" + number).from(ray).in(network)))
            .toList();
    RequestPresences presences = one.presences();
    ids.subList(1, ids.size())
        .forEach(each -> presences.heartbeat(tom.id(), each, Activity.VIEWING).orElseThrow());
    assertThat(presences.heartbeat(tom.id(), ids.getFirst(), Activity.VIEWING))
        .isEqualTo(Result.refused(new Refusal.TooManyPresences(RequestPresences.MAX_PER_PERSON)));
    presences.heartbeat(tom.id(), ids.getLast(), Activity.REPLYING).orElseThrow();
    presences.leave(tom.id(), ids.getLast()).orElseThrow();
    presences.heartbeat(tom.id(), ids.getFirst(), Activity.VIEWING).orElseThrow();
    List<Long> many = LongStream.rangeClosed(1, RequestPresences.MAX_REQUESTS + 1).boxed().toList();
    assertThatThrownBy(() -> presences.of(tom.id(), many)).hasMessageContaining("at most 100");
  }

  @Test
  void streamsOfEachServerReportArrivalsAndDepartures() {
    enter(two, tina, Activity.VIEWING);
    ViewStream stream = stream(one, tom);
    assertThat(next(stream)).containsExactly(people(viewing(tina)));
    enter(two, tina, Activity.REPLYING);
    assertThat(next(stream)).containsExactly(people(replying(tina)));
    enter(one, admin, Activity.VIEWING);
    assertThat(next(stream)).containsExactly(people(viewing(admin), replying(tina)));
    two.presences().leave(tina.id(), id).orElseThrow();
    assertThat(next(stream)).containsExactly(people(viewing(admin)));
    now = NOON.plus(RequestPresences.TTL);
    assertThat(next(stream)).containsExactly(people());
  }

  @Test
  void streamsShowOnlyRequestsInScope() {
    one.presences().heartbeat(tina.id(), id, Activity.VIEWING).orElseThrow();
    one.presences().heartbeat(admin.id(), other, Activity.VIEWING).orElseThrow();
    ViewStream stream = stream(one, tom);
    assertThat(next(stream)).containsExactly(people(viewing(tina)));
    one.commands()
        .update(admin.id(), id, RequestPatch.NOTHING.businessUnit(payroll.id()))
        .orElseThrow();
    assertThat(next(stream)).containsExactly(people());
    one.administration().addMembership(admin.id(), tom.id(), payroll.id()).orElseThrow();
    assertThat(next(stream)).extracting(RequestPresence::requestId).containsExactly(id, other);
  }

  @Test
  void streamsFollowNames() {
    enter(one, tina, Activity.VIEWING);
    ViewStream stream = stream(two, tom);
    assertThat(next(stream)).containsExactly(people(viewing(tina)));
    one.administration()
        .changePerson(admin.id(), tina.id(), PersonPatch.name("Tina T."))
        .orElseThrow();
    assertThat(next(stream)).containsExactly(people(viewing(tina.named("Tina T."))));
  }

  @Test
  void nothingIsPolledWithoutStreams() {
    enter(one, tina, Activity.VIEWING);
    assertThat(store.polls).as("that of the heartbeat").hasValue(1);
    ViewStream stream = stream(one, tom);
    assertThat(next(stream)).hasSize(1);
    stream.close();
    int polls = store.polls.get();
    // A poll may have begun before the stream was closed.
    await()
        .during(Duration.ofMillis(2_300))
        .atMost(LONG)
        .until(() -> store.polls.get() <= polls + 1);
  }

  @Test
  void anOutageOfTheStoreDoesNotEndStreams() {
    enter(one, tina, Activity.VIEWING);
    ViewStream stream = stream(one, tom);
    assertThat(next(stream)).hasSize(1);
    store.failure = new DeskUnavailableException("the store is unavailable");
    assertThatThrownBy(() -> enter(one, admin, Activity.VIEWING))
        .isInstanceOf(DeskUnavailableException.class);
    store.failure = null;
    enter(one, admin, Activity.VIEWING);
    assertThat(next(stream)).containsExactly(people(viewing(admin), viewing(tina)));
  }

  @Test
  void anUnexpectedFailureOfTheStoreDoesNotEndThePolling() {
    enter(one, tina, Activity.VIEWING);
    ViewStream stream = stream(one, tom);
    assertThat(next(stream)).hasSize(1);
    int polls = store.polls.get();
    store.failure = new IllegalArgumentException("not a presence");
    await().atMost(LONG).until(() -> store.polls.get() > polls + 1);
    store.failure = null;
    enter(one, admin, Activity.VIEWING);
    assertThat(next(stream)).containsExactly(people(viewing(admin), viewing(tina)));
  }
}
