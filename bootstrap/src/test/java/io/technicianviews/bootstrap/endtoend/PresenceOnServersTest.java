package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.LiveEvent.PresenceChanged;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewStream;
import io.technicianviews.application.presence.PresentPerson;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.cache.RedisProcess;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Presences on two servers with one database and one Redis, with and without a running Redis. */
@Timeout(120)
class PresenceOnServersTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path dataDir;

  @Test
  void bothServersShowWhoIsPresentWithAndWithoutRedis() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (RedisProcess redis = RedisProcess.start();
        ResourceStack resourceStack = ResourceStack.empty()) {
      Settings settings =
          Settings.read(
              Map.of("DATA_DIR", dataDir.toString(), "REDIS_URL", redis.url()), Tokens.NOT_NEEDED);
      PostgresDesk postgres = DeskFactory.open(settings, resourceStack);
      ServiceDesk one = desk(postgres, settings, resourceStack);
      ServiceDesk two = desk(DeskFactory.open(settings, resourceStack), settings, resourceStack);
      check(one, two, postgres, redis);
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  private static ServiceDesk desk(
      PostgresDesk postgres, Settings settings, ResourceStack resourceStack) {
    return DeskFactory.cachedDesk(postgres, settings, resourceStack, new SimpleMeterRegistry());
  }

  private static void check(
      ServiceDesk one, ServiceDesk two, PostgresDesk postgres, RedisProcess redis) {
    Person ada = one.administration().firstAdmin("Ada").orElseThrow();
    Person alan =
        one.administration().addPerson(ada.id(), NewPerson.requester("Alan")).orElseThrow();
    long request =
        one.commands()
            .create(alan.id(), NewRequest.of("Printer"))
            .orElseThrow()
            .item()
            .request()
            .id();
    try (ViewStream stream =
        one.live().stream(ada.id(), View.ALL_TICKETS, UnitScope.ALL, null).orElseThrow()) {
      awaitRedis(two, postgres, alan, request);
      awaitEvent(stream, viewing(request, alan));
      two.presences().leave(alan.id(), request).orElseThrow();
      awaitEvent(stream, new RequestPresence(request, List.of()));

      redis.kill();
      enter(two, alan, request);
      awaitEvent(stream, viewing(request, alan));
      assertThat(postgres.presence().all()).hasSize(1);
    }
  }

  /** Enters until the presence is in Redis: servers use the database before they are connected. */
  private static void awaitRedis(
      ServiceDesk desk, PostgresDesk postgres, Person person, long request) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              postgres.presence().leave(request, person.id());
              enter(desk, person, request);
              return postgres.presence().all().isEmpty();
            });
  }

  private static void enter(ServiceDesk desk, Person person, long request) {
    desk.presences().heartbeat(person.id(), request, Activity.VIEWING).orElseThrow();
  }

  private static RequestPresence viewing(long request, Person person) {
    return new RequestPresence(
        request, List.of(new PresentPerson(person.id(), person.fullName(), Activity.VIEWING)));
  }

  /** Waits for an event; there may be others, as servers change the store one after the other. */
  private static void awaitEvent(ViewStream stream, RequestPresence expected) {
    PresenceChanged wanted = new PresenceChanged(List.of(expected));
    LiveEvent event;
    do {
      event = Objects.requireNonNull(stream.next(LONG), "no event was delivered");
    } while (!event.equals(wanted));
  }
}
