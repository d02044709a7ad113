package io.technicianviews.bootstrap.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceDesk.Subscription;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoActivityTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final int STEPS = 800;

  private final AtomicLong seconds = new AtomicLong();
  private InMemoryDesk storage;
  private ServiceDesk desk;

  @BeforeEach
  void open() {
    storage = new InMemoryDesk(() -> NOON.plusSeconds(seconds.get()));
    desk = ServiceDesk.builder().storage(storage).build();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theActivityCoversAllKindsOfWorkAndTheBacklogIsStable() throws InterruptedException {
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    BlockingQueue<ChangeLogEntry> changes = new LinkedBlockingQueue<>();
    long admin = people().admin().id();
    Subscription subscription = desk.subscribe(changes::add);
    try {
      work(activity(1), STEPS);
      desk.commands().create(admin, NewRequest.of("The end"));
      Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
      ChangeLogEntry last;
      do {
        last = requireNonNull(changes.poll(20, TimeUnit.SECONDS));
        kinds.add(last.change().kind());
      } while (!Long.valueOf(admin).equals(last.by())
          || last.change().kind() != ChangeKind.CREATED);
      assertThat(kinds)
          .contains(
              ChangeKind.CREATED,
              ChangeKind.TAKEN,
              ChangeKind.MESSAGE_ADDED,
              ChangeKind.READ,
              ChangeKind.UPDATED);
    } finally {
      subscription.close();
    }
    assertThat(count(View.ALL_UNSOLVED)).isBetween(250L, 450L);
    assertThat(count(View.ALL_TICKETS)).isBetween(3_050L, 3_000L + STEPS / 2);
  }

  @Test
  void theSameSeedHasTheSameActivity() {
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    work(activity(7), 100);
    List<RequestListItem> first = page();
    close();
    seconds.set(0);
    open();
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    work(activity(7), 100);

    assertThat(page()).isEqualTo(first);
  }

  @Test
  void theActivityEndsBeforeTheDeskBecomesLarge() {
    generate(storage, Math.toIntExact(DemoActivity.MAX_REQUESTS));

    assertThat(activity(1).step()).isFalse();
    assertThat(count(View.ALL_TICKETS)).isEqualTo(DemoActivity.MAX_REQUESTS);
  }

  @Test
  void onlyADemoChanges() throws InterruptedException {
    generate(storage, 100);
    try (DemoMovement movement = movement()) {
      movement.start();
      assertThat(movement.works(Duration.ofSeconds(20))).isFalse();
      movement.join();
    }
    assertThat(count(View.ALL_TICKETS)).isEqualTo(100);
  }

  @Test
  void aDemoWhoseRequestsUsersHaveChangedStillChanges() {
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    desk.commands().create(people().admin().id(), NewRequest.of("By a user"));
    try (BulkLoad load = storage.begin()) {
      assertThat(load.contents()).isEqualTo(BulkLoad.DeskContents.A_DESK);
    }
    assertThat(moves()).isTrue();
  }

  @Test
  void aDemoWithOtherPeopleDoesNotChange() {
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    Person requester = people().requesters().getFirst();
    long admin = people().admin().id();
    desk.administration().changePerson(admin, requester.id(), PersonPatch.name("New"));

    assertThat(people().unchanged()).isFalse();
    assertThat(moves()).isFalse();
  }

  private boolean moves() {
    try (DemoMovement movement = movement()) {
      movement.start();
      return movement.works(Duration.ofSeconds(20));
    }
  }

  @Test
  void aLoadEndsTheActivity() throws InterruptedException {
    DemoDesk.fill(storage, NOON, ZoneOffset.UTC);
    try (DemoMovement movement = movement()) {
      movement.start();
      assertThat(movement.works(Duration.ofSeconds(20))).isTrue();
      try (BulkLoad load = storage.begin()) {
        load.commit();
      }
      movement.join();
    }
  }

  private DemoMovement movement() {
    return new DemoMovement(
        desk, storage, storage, new SplittableRandom(1), () -> Duration.ofMillis(1));
  }

  private static void generate(BulkLoader loader, int requests) {
    new DeskGenerator(GenerationPlan.sized(requests, 10, 5, 2, 1), NOON, ZoneOffset.UTC)
        .generate(loader, loaded -> {});
  }

  private void work(DemoActivity activity, int steps) {
    for (int i = 0; i < steps; i++) {
      seconds.addAndGet(4);
      assertThat(activity.step()).isTrue();
    }
  }

  private DemoActivity activity(long seed) {
    return new DemoActivity(desk, people(), new SplittableRandom(seed));
  }

  private DemoPeople people() {
    return DemoPeople.of(storage).orElseThrow();
  }

  private List<RequestListItem> page() {
    Person admin = people().admin();
    return desk.technicianViews()
        .page(admin.id(), ViewQuery.of(View.RECENTLY_UPDATED))
        .orElseThrow()
        .value()
        .data();
  }

  private long count(View view) {
    long admin = people().admin().id();
    return desk.technicianViews().page(admin, ViewQuery.of(view)).orElseThrow().value().total();
  }
}
