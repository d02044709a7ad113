package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.domain.inmemory.InMemoryPresenceStore;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.testkit.contract.PresenceStoreContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisPresenceStoreTest extends PresenceStoreContract {

  private static RedisProcess redis;

  private final List<RedisPresenceStore> opened = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void close() {
    opened.forEach(RedisPresenceStore::close);
  }

  @Override
  protected List<PresenceStore> newStore() {
    UUID deskId = UUID.randomUUID();
    return List.of(connected(redis, deskId), connected(redis, deskId));
  }

  private RedisPresenceStore connected(RedisProcess to, UUID deskId) {
    RedisPresenceStore store = new RedisPresenceStore(RedisSettings.parse(to.url()), deskId);
    opened.add(store);
    await().until(() -> isAvailable(store));
    return store;
  }

  private static boolean isAvailable(PresenceStore store) {
    try {
      store.all();
      return true;
    } catch (DeskUnavailableException e) {
      return false;
    }
  }

  @Test
  void helpdesksAreApart() {
    RedisPresenceStore one = connected(redis, UUID.randomUUID());
    RedisPresenceStore two = connected(redis, UUID.randomUUID());
    one.enter(new Presence(1, 7, Activity.VIEWING), Duration.ofMinutes(1), 10);
    assertThat(two.all()).isEmpty();
  }

  @Test
  void keysEndWithTheirLastPresence() {
    UUID deskId = UUID.randomUUID();
    RedisPresenceStore store = connected(redis, deskId);
    store.enter(new Presence(1, 7, Activity.VIEWING), Duration.ofMillis(300), 10);
    String key = "{technician-views:presence:" + deskId + "}";
    await().until(() -> redis.execute(commands -> commands.exists(key, key + ":7")) == 0L);
  }

  @Test
  void activitiesOfALaterVersionAreSkipped() {
    UUID deskId = UUID.randomUUID();
    RedisPresenceStore store = connected(redis, deskId);
    Presence presence = new Presence(1, 7, Activity.VIEWING);
    store.enter(presence, Duration.ofMinutes(1), 10);
    String key = "{technician-views:presence:" + deskId + "}";
    String later = "1:8:" + Activity.values().length;
    redis.execute(commands -> commands.zadd(key, Double.POSITIVE_INFINITY, later));
    assertThat(store.all()).containsExactly(presence);
  }

  @Test
  void anotherStoreIsUsedDuringAnOutage() {
    try (RedisProcess restarted = RedisProcess.start()) {
      PresenceStore fallback = new InMemoryPresenceStore(InstantSource.system());
      RedisPresenceStore first = connected(restarted, UUID.randomUUID());
      PresenceStore store = new FallbackPresenceStore(first, fallback);
      Presence presence = new Presence(1, 7, Activity.REPLYING);
      store.enter(presence, Duration.ofMinutes(1), 10);
      assertThat(fallback.all()).isEmpty();
      assertThat(store.all()).containsExactly(presence);
      restarted.kill();
      store.enter(presence, Duration.ofMinutes(1), 10);
      assertThat(fallback.all()).containsExactly(presence);
      assertThat(store.all()).containsExactly(presence);
      store.leave(1, 7);
      assertThat(store.all()).isEmpty();
    }
  }

  @Test
  void anOutageIsReportedAndEnds() {
    try (RedisProcess restarted = RedisProcess.start()) {
      RedisPresenceStore store = connected(restarted, UUID.randomUUID());
      store.enter(new Presence(1, 7, Activity.VIEWING), Duration.ofMinutes(1), 10);
      restarted.kill();
      assertThatThrownBy(store::all).isInstanceOf(DeskUnavailableException.class);
      restarted.startAgain();
      await().atMost(Duration.ofSeconds(30)).until(() -> isAvailable(store));
      store.enter(new Presence(2, 7, Activity.VIEWING), Duration.ofMinutes(1), 10);
      assertThat(store.all()).contains(new Presence(2, 7, Activity.VIEWING));
    }
  }
}
