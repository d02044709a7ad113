package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link PresenceStore}. */
public abstract class PresenceStoreContract {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final int LIMIT = 10;

  private PresenceStore store;
  private PresenceStore other;

  /** Returns two accesses to one store without presences, as two servers have them. */
  protected abstract List<PresenceStore> newStore();

  @BeforeEach
  void open() {
    List<PresenceStore> both = newStore();
    store = both.getFirst();
    other = both.getLast();
  }

  @Test
  void aPresenceIsSeenEverywhereUntilThePersonLeaves() {
    enter(store, 1, 7, LONG);
    enter(store, 1, 8, LONG);
    enter(other, 2, 7, LONG);
    assertThat(other.all()).containsExactlyInAnyOrder(viewing(1, 7), viewing(1, 8), viewing(2, 7));

    other.leave(1, 7);
    assertThat(store.all()).containsExactlyInAnyOrder(viewing(1, 8), viewing(2, 7));
    store.leave(1, 8);
    store.leave(2, 7);
    assertThat(other.all()).isEmpty();
  }

  @Test
  void leavingWithoutAPresenceHasNoEffect() {
    enter(store, 1, 7, LONG);
    store.leave(1, 8);
    store.leave(2, 7);
    assertThat(store.all()).containsExactly(viewing(1, 7));
  }

  @Test
  void aPresenceEndsByItself() {
    enter(store, 1, 7, SHORT);
    enter(store, 1, 8, LONG);
    awaitOnly(viewing(1, 8));
  }

  @Test
  void aHeartbeatProlongsAPresence() {
    enter(store, 1, 7, SHORT);
    enter(store, 1, 7, LONG);
    enter(store, 1, 8, SHORT);
    awaitOnly(viewing(1, 7));
  }

  @Test
  void manyPresencesAreReturned() {
    List<Presence> many = new ArrayList<>();
    LongStream.rangeClosed(1, 300)
        .forEach(
            id -> {
              enter(store, id, 1_000 + id, LONG);
              many.add(viewing(id, 1_000 + id));
            });
    assertThat(other.all()).containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void idsAreOfAnySize() {
    enter(store, Long.MAX_VALUE, Long.MAX_VALUE - 1, LONG);
    assertThat(other.all()).containsExactly(viewing(Long.MAX_VALUE, Long.MAX_VALUE - 1));
  }

  @Test
  void aPresenceHasTheActivityOfTheLastHeartbeat() {
    enter(store, 1, 7, LONG);
    store.enter(new Presence(1, 7, Activity.REPLYING), LONG, LIMIT);
    assertThat(other.all()).containsExactly(new Presence(1, 7, Activity.REPLYING));
    enter(store, 1, 7, LONG);
    assertThat(other.all()).containsExactly(viewing(1, 7));
    store.enter(new Presence(1, 7, Activity.REPLYING), LONG, LIMIT);
    store.leave(1, 7);
    assertThat(other.all()).isEmpty();
  }

  @Test
  void aPersonHasAtMostSoManyPresences() {
    assertThat(store.enter(viewing(1, 7), LONG, 2)).isTrue();
    assertThat(store.enter(viewing(2, 7), SHORT, 2)).isTrue();
    assertThat(other.enter(viewing(3, 8), LONG, 2)).isTrue();
    assertThat(other.enter(viewing(1, 7), LONG, 2)).as("one of the two").isTrue();
    awaitOnly(viewing(1, 7), viewing(3, 8));
    assertThat(store.enter(viewing(4, 7), LONG, 2)).as("the other one has ended").isTrue();
    assertThat(other.enter(viewing(5, 7), LONG, 2)).isFalse();
    store.leave(4, 7);
    assertThat(other.enter(viewing(5, 7), LONG, 2)).isTrue();
    assertThat(store.all()).containsExactlyInAnyOrder(viewing(1, 7), viewing(3, 8), viewing(5, 7));
  }

  private static void enter(PresenceStore to, long requestId, long personId, Duration ttl) {
    assertThat(to.enter(viewing(requestId, personId), ttl, LIMIT)).isTrue();
  }

  private static Presence viewing(long requestId, long personId) {
    return new Presence(requestId, personId, Activity.VIEWING);
  }

  /** Waits until the other presences have ended, which must not take long. */
  private void awaitOnly(Presence... presences) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!other.all().equals(Set.of(presences))) {
      assertThat(end - System.nanoTime()).as("the time until it ends").isPositive();
      Thread.onSpinWait();
    }
    assertThat(store.all()).containsExactlyInAnyOrder(presences);
  }
}
