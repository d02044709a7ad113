package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.RequestChanged;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies what the subscribers of one helpdesk share with each other and with queries. */
class ViewStreamSharingTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int MANY = 300;

  private final InMemoryDesk memory = new InMemoryDesk(() -> TestDesk.NOON);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final BusinessUnit network = desk.unit("Network");
  private final Person admin = desk.admin("Ada");
  private final long id = desk.request(request("Printer").from(admin).in(network));
  private final AtomicInteger loaded = new AtomicInteger();

  private ServiceDesk service(CacheSettings settings) {
    return ServiceDesk.builder()
        .storage(memory)
        .cache(new InMemoryQueryCache(() -> TestDesk.NOON))
        .cacheSettings(settings)
        .cacheMetrics(
            new CacheMetrics() {
              @Override
              public void loaded(int entries, Duration took) {
                loaded.addAndGet(entries);
              }
            })
        .build();
  }

  private static ViewStream listening(ServiceDesk service, Person technician) {
    ViewStream stream =
        service.live().stream(technician.id(), View.ALL_UNSOLVED, UnitScope.ALL, null)
            .orElseThrow();
    assertThat(stream.next(LONG)).isInstanceOf(CountsChanged.class);
    return stream;
  }

  @Test
  void countsOfManySubscribersAreComputedOnce() {
    List<Person> technicians =
        IntStream.range(0, MANY).mapToObj(i -> desk.technician("Tom " + i, network)).toList();
    try (ServiceDesk service = service(CacheSettings.DEFAULTS)) {
      List<ViewStream> streams =
          technicians.stream().map(technician -> listening(service, technician)).toList();
      loaded.set(0);
      memoryEdit(RequestPatch.NOTHING.status(Status.SOLVED));
      for (ViewStream stream : streams) {
        assertThat(stream.next(LONG)).isInstanceOf(RequestChanged.class);
        assertThat(stream.next(LONG)).isInstanceOf(CountsChanged.class);
      }
      assertThat(loaded).as("the counts of the unit").hasValue(1);
    }
  }

  /** By another process. */
  private void memoryEdit(RequestPatch patch) {
    try (ServiceDesk other = service(CacheSettings.DEFAULTS)) {
      other.commands().update(admin.id(), id, patch).orElseThrow();
    }
  }

  @Test
  void queryAfterAnEventSeesTheChangeDespiteMaxStaleness() {
    Person tom = desk.technician("Tom", network);
    try (ServiceDesk service = service(CacheSettings.DEFAULTS.withMaxStaleness(LONG));
        ViewStream stream = listening(service, tom)) {
      for (Status status : List.of(Status.SOLVED, Status.OPEN, Status.CLOSED)) {
        memoryEdit(RequestPatch.NOTHING.status(status));
        assertThat(stream.next(LONG)).isInstanceOf(RequestChanged.class);
        long unsolved = status.countAsSolved() ? 0 : 1;
        assertThat(counts(service, tom)).isEqualTo(unsolved);
        CountsChanged delivered = (CountsChanged) Objects.requireNonNull(stream.next(LONG));
        assertThat(delivered.numbers().value().filterCounts().all()).isEqualTo(unsolved);
      }
    }
  }

  private static long counts(ServiceDesk service, Person technician) {
    return service
        .technicianViews()
        .counts(technician.id(), View.ALL_UNSOLVED, UnitScope.ALL)
        .orElseThrow()
        .value()
        .filterCounts()
        .all();
  }

  @Test
  void eventHasTheNewNameThatChangedWithoutSubscribers() {
    Person tom = desk.technician("Tom", network);
    try (ServiceDesk service = service(CacheSettings.DEFAULTS)) {
      try (ViewStream stream = listening(service, tom)) {
        memoryEdit(RequestPatch.NOTHING.subject("1"));
        assertThat(nameOf(stream)).isEqualTo("Ada");
      }
      service
          .administration()
          .changePerson(admin.id(), admin.id(), new PersonPatch("Adele", null, null))
          .orElseThrow();
      try (ViewStream stream = listening(service, tom)) {
        memoryEdit(RequestPatch.NOTHING.subject("2"));
        assertThat(nameOf(stream)).isEqualTo("Adele");
      }
    }
  }

  private static String nameOf(ViewStream stream) {
    RequestChanged changed = (RequestChanged) Objects.requireNonNull(stream.next(LONG));
    return Objects.requireNonNull(changed.by()).fullName();
  }

  @Test
  void noChangeIsDeliveredAfterTheHelpdeskIsClosed() throws InterruptedException {
    BlockingQueue<ChangeLogEntry> delivered = new LinkedBlockingQueue<>();
    CountDownLatch first = new CountDownLatch(1);
    ServiceDesk service = service(CacheSettings.DEFAULTS);
    service.subscribe(
        change -> {
          delivered.add(change);
          first.countDown();
          // The listener closes the helpdesk during a call.
          service.close();
        });
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RequestPatch patch = RequestPatch.NOTHING.subject("Write " + i);
      writers.add(Thread.ofVirtual().start(() -> memoryEdit(patch)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    first.await();
    service.close();
    assertThat(delivered).hasSize(1);
  }
}
