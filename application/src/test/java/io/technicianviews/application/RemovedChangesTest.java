package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.LiveEvent.Resync;
import io.technicianviews.application.LiveEvent.ResyncReason;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryEventStream;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Caches, streams and publishers of a helpdesk whose old changes are removed. */
class RemovedChangesTest {

  private final InMemoryDesk memory = new InMemoryDesk(() -> NOON);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  private final Person admin = desk.admin("Ada");
  private final long id = desk.request(request("Printer").from(admin));
  private final List<ServiceDesk> nodes = new ArrayList<>();

  private ServiceDesk node() {
    return started(
        ServiceDesk.builder().storage(memory).cache(new InMemoryQueryCache(() -> NOON)).build());
  }

  private ServiceDesk started(ServiceDesk node) {
    nodes.add(node);
    return node;
  }

  @AfterEach
  void close() {
    nodes.forEach(ServiceDesk::close);
  }

  private void rename(ServiceDesk node, String subject) {
    node.commands().update(admin.id(), id, RequestPatch.NOTHING.subject(subject)).orElseThrow();
  }

  private void removeAll() {
    memory.append(Set.of(InvalidationTag.REFERENCE_DATA));
    memory.removeChangesUpTo(memory.lastId());
  }

  private String subject(ServiceDesk node) {
    return node.technicianViews()
        .page(admin.id(), ViewQuery.of(View.ALL_TICKETS).paging(PageByNumber.FIRST))
        .orElseThrow()
        .value()
        .data()
        .getFirst()
        .request()
        .subject();
  }

  @Test
  void aCachedPageIsNotServedAfterTheChangeThatInvalidatesItWasRemoved() {
    ServiceDesk reader = node();
    ServiceDesk writer = node();
    assertThat(subject(reader)).isEqualTo("Printer");
    assertThat(subject(reader)).isEqualTo("Printer");
    rename(writer, "Scanner");
    removeAll();
    assertThat(subject(reader)).isEqualTo("Scanner");
    rename(writer, "Copier");
    assertThat(subject(reader)).isEqualTo("Copier");
  }

  @Test
  void aStreamDoesNotResumeBeforeRemovedChanges() {
    ServiceDesk writer = node();
    rename(writer, "Scanner");
    long last = memory.lastId();
    rename(writer, "Copier");
    removeAll();
    try (ViewStream stream = resumed(node(), last)) {
      assertThat(stream.next(Duration.ofSeconds(20)))
          .isInstanceOfSatisfying(
              Resync.class, resync -> assertThat(resync.reason()).isEqualTo(ResyncReason.GAP));
    }
    try (ViewStream stream = resumed(node(), memory.lastId())) {
      assertThat(stream.next(Duration.ofSeconds(20))).isNotInstanceOf(Resync.class);
    }
  }

  private ViewStream resumed(ServiceDesk node, long last) {
    return node.live().stream(admin.id(), View.ALL_TICKETS, UnitScope.ALL, last).orElseThrow();
  }

  @Test
  void theHistoryReportsThatOlderChangesWereRemoved() {
    ServiceDesk node = node();
    rename(node, "Scanner");
    assertThat(isComplete(node)).isTrue();
    removeAll();
    assertThat(isComplete(node)).isFalse();
  }

  private boolean isComplete(ServiceDesk node) {
    return node.requests().history(admin.id(), id, PageByNumber.FIRST).orElseThrow().complete();
  }

  @Test
  void aPublisherContinuesAfterTheRemovedChanges() {
    InMemoryEventStream stream = new InMemoryEventStream(() -> NOON, 1_000);
    InMemoryEventStream own = stream.another();
    ServiceDesk first = started(ServiceDesk.builder().storage(memory).eventStream(own).build());
    await().until(() -> stream.lastId().isPresent());
    memory.append(Set.of(InvalidationTag.EVERYTHING));
    await().until(() -> stream.lastId().equals(OptionalLong.of(memory.lastId())));
    long published = memory.lastId();
    first.close();
    own.close();
    memory.append(Set.of(InvalidationTag.EVERYTHING));
    removeAll();
    started(ServiceDesk.builder().storage(memory).eventStream(stream.another()).build());

    await().until(() -> stream.lastId().equals(OptionalLong.of(memory.lastId())));
    assertThat(stream.changes())
        .extracting(ChangeLogEntry::id)
        .containsExactly(published, memory.lastId());
  }
}
