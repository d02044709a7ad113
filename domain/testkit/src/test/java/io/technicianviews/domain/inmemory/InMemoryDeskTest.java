package io.technicianviews.domain.inmemory;

import static io.technicianviews.testkit.TestDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InMemoryDeskTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InMemoryDesk desk = new InMemoryDesk(now::get);

  @Test
  void aSnapshotUsesTheGivenClock() {
    try (Snapshot snapshot = desk.open(Duration.ofSeconds(1))) {
      now.set(NOON.plusSeconds(1));
      assertThat(snapshot.read(new PeopleQuery.PersonById(1))).isEmpty();
      assertThat(snapshot.asOf()).isEqualTo(NOON);

      now.set(NOON.plusSeconds(1).plusNanos(1));
      assertThatThrownBy(() -> snapshot.read(new PeopleQuery.PersonById(1)))
          .isInstanceOf(DeadlineExceededException.class);
    }
  }

  @Test
  void aClosedLoadCannotBeCommitted() {
    BulkLoad load = desk.begin();
    load.close();

    assertThatThrownBy(load::commit).isInstanceOf(IllegalStateException.class);
  }
}
