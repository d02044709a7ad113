package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.EndReason;
import io.technicianviews.application.LiveEvent.Ended;
import io.technicianviews.application.LiveEvent.RequestChanged;
import io.technicianviews.application.LiveEvent.RequestGone;
import io.technicianviews.application.LiveEvent.Resync;
import io.technicianviews.application.LiveEvent.ResyncReason;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verifies the events that a technician's stream delivers. */
class ViewStreamTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofMillis(400);

  private volatile Instant now = NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> now);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final BusinessUnit payroll = desk.unit("Payroll");
  private final Person admin = desk.admin("Ada");
  private final Person tom = desk.technician("Tom", network);
  private final Person ray = desk.requester("Ray");
  private final long id = desk.request(request("Printer").from(ray).in(network).message(ray, "?"));
  private final long other = desk.request(request("Payslip").from(ray).in(payroll));
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ServiceDesk service = node();

  private ServiceDesk node() {
    ServiceDesk node =
        ServiceDesk.builder().storage(memory).cache(new InMemoryQueryCache(() -> now)).build();
    opened.add(node);
    return node;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private ViewStream listen(@Nullable Long lastEventId) {
    ViewStream stream =
        service.live().stream(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL, lastEventId)
            .orElseThrow();
    opened.add(stream);
    return stream;
  }

  /** A stream whose first counts were taken. */
  private ViewStream listening() {
    ViewStream stream = listen(null);
    assertThat(stream.next(LONG)).isInstanceOf(CountsChanged.class);
    return stream;
  }

  private static LiveEvent nextEvent(ViewStream stream) {
    return Objects.requireNonNull(stream.next(LONG), "no event was delivered");
  }

  private static <T> T nextEvent(ViewStream stream, Class<T> type) {
    LiveEvent event = nextEvent(stream);
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  /** The next event other than counts. */
  private static RequestChanged heardNext(ViewStream stream) {
    LiveEvent event = nextEvent(stream);
    while (event instanceof CountsChanged) {
      event = nextEvent(stream);
    }
    assertThat(event).isInstanceOf(RequestChanged.class);
    return (RequestChanged) event;
  }

  private void edit(long request, RequestPatch patch) {
    service.commands().update(admin.id(), request, patch).orElseThrow();
  }

  @Test
  void beginsWithTheCounts() {
    CountsChanged counts = nextEvent(listen(null), CountsChanged.class);
    assertThat(counts.id()).isNotNull();
    assertThat(counts.numbers())
        .isEqualTo(
            service
                .technicianViews()
                .counts(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL)
                .orElseThrow());
  }

  @Test
  void eventNamesTheViewsAndCountsFollow() {
    ViewStream stream = listening();
    now = NOON.plusSeconds(5);
    edit(id, RequestPatch.NOTHING.status(Status.SOLVED));

    RequestChanged event = nextEvent(stream, RequestChanged.class);
    assertThat(event.requestId()).isEqualTo(id);
    assertThat(event.what()).isEqualTo(ChangeKind.UPDATED);
    assertThat(event.at()).isEqualTo(now);
    assertThat(Objects.requireNonNull(event.by()).fullName()).isEqualTo("Ada");
    assertThat(event.changed()).containsExactly(RequestField.STATUS);
    assertThat(event.left()).containsExactly(View.UNASSIGNED, View.ALL_UNSOLVED);
    assertThat(event.entered()).containsExactly(View.RECENTLY_SOLVED, View.ALL_SOLVED);
    CountsChanged counts = nextEvent(stream, CountsChanged.class);
    assertThat(counts.id()).isNull();
    assertThat(counts.numbers().value().counts().of(View.ALL_UNSOLVED).all()).isZero();
    assertThat(counts.numbers().value().filterCounts().all()).isZero();
  }

  @Test
  void changesOutsideTheScopeAreNotDelivered() {
    ViewStream stream = listening();
    edit(other, RequestPatch.NOTHING.subject("Secret"));
    service.commands().markAsRead(admin.id(), id, 1).orElseThrow();
    assertThat(stream.next(QUIET)).isNull();
  }

  @Test
  void requestsThatLeaveOrEnterTheScopeAreReported() {
    ViewStream stream = listening();
    edit(id, RequestPatch.NOTHING.businessUnit(payroll.id()));
    RequestGone gone = nextEvent(stream, RequestGone.class);
    assertThat(gone.requestId()).isEqualTo(id);
    assertThat(gone.left()).contains(View.UNASSIGNED, View.ALL_TICKETS);
    nextEvent(stream, CountsChanged.class);

    edit(id, RequestPatch.NOTHING.businessUnit(network.id()));
    assertThat(nextEvent(stream, RequestChanged.class).entered()).isEqualTo(gone.left());
    nextEvent(stream, CountsChanged.class);

    service.commands().delete(admin.id(), id).orElseThrow();
    nextEvent(stream, RequestGone.class);
  }

  @Test
  void manyChangesAreDeliveredWithFewCounts() {
    ViewStream stream = listening();
    for (int i = 0; i < 50; i++) {
      service.commands().create(admin.id(), inNetwork("New " + i)).orElseThrow();
    }
    List<Long> ids = new ArrayList<>();
    int counts = 0;
    long all = 0;
    for (LiveEvent event = stream.next(QUIET); event != null; event = stream.next(QUIET)) {
      switch (event) {
        case RequestChanged changed -> ids.add(changed.id());
        case CountsChanged changed -> {
          counts++;
          all = changed.numbers().value().filterCounts().all();
        }
        default -> throw new AssertionError(event);
      }
    }
    assertThat(ids).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(counts).isBetween(1, 10);
    assertThat(all).as("the last counts are current").isEqualTo(51);
  }

  private NewRequest inNetwork(String subject) {
    return NewRequest.of(subject).businessUnit(network.id()).requester(ray.id());
  }

  @Test
  void resumedStreamDeliversMissedChangesOnceAndInOrder() {
    ViewStream first = listening();
    edit(id, RequestPatch.NOTHING.subject("1"));
    long last = nextEvent(first, RequestChanged.class).id();
    first.close();
    for (int i = 2; i < 6; i++) {
      edit(id, RequestPatch.NOTHING.subject(Integer.toString(i)));
      edit(other, RequestPatch.NOTHING.subject(Integer.toString(i)));
    }
    ViewStream again = listen(last);
    assertThat(nextEvent(again, CountsChanged.class).id()).as("resumes after the counts").isNull();
    List<Long> missed = new ArrayList<>();
    for (int i = 2; i < 6; i++) {
      missed.add(nextEvent(again, RequestChanged.class).id());
    }
    assertThat(missed).isSorted().doesNotHaveDuplicates();
    assertThat(missed.getFirst()).isGreaterThan(last);
    assertThat(again.next(QUIET)).isNull();
  }

  @Test
  void streamResumesAfterTheFirstCounts() {
    ViewStream first = listen(null);
    Long start = nextEvent(first, CountsChanged.class).id();
    first.close();
    edit(id, RequestPatch.NOTHING.subject("Missed"));
    ViewStream again = listen(start);
    nextEvent(again, CountsChanged.class);
    assertThat(nextEvent(again, RequestChanged.class).requestId()).isEqualTo(id);
  }

  @Test
  void unknownIdYieldsResync() {
    ViewStream stream = listen(1_000_000L);
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.UNKNOWN_ID);
    assertThat(nextEvent(stream, CountsChanged.class).id()).isNotNull();
  }

  @Test
  void tooLongAGapYieldsResync() {
    ViewStream first = listening();
    edit(id, RequestPatch.NOTHING.subject("1"));
    long last = nextEvent(first, RequestChanged.class).id();
    for (int i = 0; i <= ChangeFeed.BUFFER_SIZE; i++) {
      service.recordExternalWrite(Set.of(new InvalidationTag.Person(ray.id())));
    }
    edit(id, RequestPatch.NOTHING.subject("2"));
    RequestChanged next = heardNext(first);
    assertThat(next.id()).isGreaterThan(last + ChangeFeed.BUFFER_SIZE);
    ViewStream again = listen(last);
    assertThat(nextEvent(again, Resync.class).reason()).isEqualTo(ResyncReason.GAP);
  }

  @Test
  void streamResumesAtAnotherNode() {
    ViewStream first = listening();
    edit(id, RequestPatch.NOTHING.subject("1"));
    long last = nextEvent(first, RequestChanged.class).id();
    edit(id, RequestPatch.NOTHING.subject("2"));
    for (int i = 0; i < 5_000; i++) {
      service.recordExternalWrite(Set.of(new InvalidationTag.Person(ray.id())));
    }
    ServiceDesk elsewhere = node();
    ViewStream again =
        elsewhere.live().stream(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL, last).orElseThrow();
    opened.add(again);
    nextEvent(again, CountsChanged.class);
    assertThat(nextEvent(again, RequestChanged.class).id()).isGreaterThan(last);
  }

  @Test
  void newPermissionsApplyFromTheirChangeOn() {
    ViewStream stream = listening();
    service.administration().addMembership(admin.id(), tom.id(), payroll.id()).orElseThrow();
    edit(other, RequestPatch.NOTHING.subject("Seen now"));
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.RIGHTS);
    assertThat(nextEvent(stream, RequestChanged.class).requestId()).isEqualTo(other);
    nextEvent(stream, CountsChanged.class);

    service.administration().removeMembership(admin.id(), tom.id(), payroll.id()).orElseThrow();
    edit(other, RequestPatch.NOTHING.subject("Secret again"));
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.RIGHTS);
    nextEvent(stream, CountsChanged.class);
    assertThat(stream.next(QUIET)).isNull();
  }

  @Test
  void streamEndsWhenTheSubscriberIsNoLongerATechnician() {
    ViewStream stream = listening();
    service
        .administration()
        .changePerson(admin.id(), tom.id(), PersonPatch.role(Role.REQUESTER))
        .orElseThrow();
    LiveEvent event = nextEvent(stream);
    while (!(event instanceof Ended)) {
      event = nextEvent(stream);
    }
    assertThat(event).isEqualTo(new Ended(EndReason.RIGHTS));
    assertThat(service.live().stream(tom.id(), View.ALL_UNSOLVED, UnitScope.ALL, null))
        .isEqualTo(Result.refused(new Refusal.NotATechnician(tom.id())));
  }

  @Test
  void newNamesAndExternalWritesYieldResync() {
    ViewStream stream = listening();
    service.administration().renameBusinessUnit(admin.id(), network.id(), "Net").orElseThrow();
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.NAMES);
    service.recordExternalWrite(Set.of(InvalidationTag.EVERYTHING));
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.DESK);
    service.recordExternalWrite(Set.of(new InvalidationTag.Unit(payroll.id())));
    assertThat(stream.next(QUIET)).isNull();
    service.recordExternalWrite(Set.of(new InvalidationTag.Unit(network.id())));
    assertThat(nextEvent(stream, Resync.class).reason()).isEqualTo(ResyncReason.DESK);
  }

  @Test
  void countsAreUpdatedAtMidnight() {
    service.commands().create(admin.id(), inNetwork("Today")).orElseThrow();
    Instant shortlyBefore = Instant.parse("2026-03-10T23:59:59.500Z");
    long begun = System.nanoTime();
    now = shortlyBefore;
    ViewStream stream = listen(null);
    assertThat(
            nextEvent(stream, CountsChanged.class)
                .numbers()
                .value()
                .counts()
                .of(View.NEW_TODAY)
                .all())
        .isEqualTo(2);
    now = shortlyBefore.plusSeconds(1);
    CountsChanged counts = nextEvent(stream, CountsChanged.class);
    assertThat(counts.numbers().value().counts().of(View.NEW_TODAY).all()).isZero();
    assertThat(System.nanoTime() - begun).isGreaterThan(Duration.ofMillis(500).toNanos());
  }

  @Test
  void slowSubscriberIsDisconnected() {
    ViewStream stream = listening();
    for (int i = 0; i < 3_000; i++) {
      edit(id, RequestPatch.NOTHING.subject("Write " + i));
    }
    LiveEvent event = nextEvent(stream);
    while (!(event instanceof Ended)) {
      event = nextEvent(stream);
    }
    assertThat(event).isEqualTo(new Ended(EndReason.TOO_SLOW));
    assertThat(stream.next(QUIET)).isNull();
  }

  @Test
  void closingTheHelpdeskEndsTheStream() {
    ViewStream stream = listening();
    service.close();
    assertThat(nextEvent(stream)).isEqualTo(new Ended(EndReason.CLOSED));
  }

  @Test
  void listenerReceivesEveryChangeInOrder() throws InterruptedException {
    BlockingQueue<ChangeLogEntry> delivered = new LinkedBlockingQueue<>();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ServiceDesk.Subscription subscription =
        service.subscribe(
            change -> {
              delivered.add(change);
              first.countDown();
              awaitUninterruptibly(goOn);
              if (delivered.size() == 2) {
                throw new IllegalStateException("failed on purpose");
              }
            })) {
      assertThat(subscription).isNotNull();
      for (int i = 0; i < 5_000; i++) {
        edit(id, RequestPatch.NOTHING.subject("Write " + i));
      }
      assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
      goOn.countDown();
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        ids.add(Objects.requireNonNull(delivered.poll(20, TimeUnit.SECONDS)).id());
      }
      assertThat(ids).as("although the listener was slow").isSorted().doesNotHaveDuplicates();
    }
    edit(id, RequestPatch.NOTHING.subject("After the end"));
    assertThat(delivered.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void requesterReceivesOwnRequestsOnly() {
    try (TicketStream stream = service.live().ticketStream(ray.id()).orElseThrow()) {
      edit(id, RequestPatch.NOTHING.status(Status.IN_PROGRESS));
      service.commands().create(admin.id(), NewRequest.of("Ada's")).orElseThrow();
      service.commands().assign(admin.id(), id, tom.id()).orElseThrow();
      TicketEvent first = Objects.requireNonNull(stream.next(LONG));
      assertThat(first.requestId()).isEqualTo(id);
      assertThat(first.own()).isTrue();
      assertThat(Objects.requireNonNull(first.details()).what()).isEqualTo(ChangeKind.UPDATED);
      TicketEvent second = Objects.requireNonNull(stream.next(LONG));
      assertThat(Objects.requireNonNull(second.details()).what()).isEqualTo(ChangeKind.ASSIGNED);
      service.commands().delete(admin.id(), id).orElseThrow();
      TicketEvent gone = Objects.requireNonNull(stream.next(LONG));
      assertThat(gone.details()).isNull();
      assertThat(stream.next(QUIET)).isNull();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
