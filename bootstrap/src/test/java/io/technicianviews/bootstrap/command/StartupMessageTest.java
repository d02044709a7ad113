package io.technicianviews.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.wiring.ServerAddress;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The message of a server with an external database. */
class StartupMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:05:00Z");

  private static final Settings SETTINGS =
      Settings.read(
          Map.of(
              "DATABASE_URL", "postgres://ann:pw@db/desk",
              "JWT_SECRET", "a-secret-of-thirty-two-bytes-000"),
          Settings.Tokens.NEEDED);

  @Test
  void theTokenCommandIsForAPersonWhomTheHelpdeskHas() {
    assertThat(message(Role.ADMIN, Role.TECHNICIAN)).contains("token --role technician");
    assertThat(message(Role.ADMIN)).contains("token --role admin");
    assertThat(message(Role.REQUESTER)).contains("token --role requester");
    assertThat(message())
        .containsSubsequence(
            "The helpdesk has no people yet.", "first-admin NAME", "token --role admin")
        .doesNotContain("--new-admin", "--role technician", "--role requester");
  }

  @Test
  void theFirstAdminIsAddedAlsoWhereAnIssuerMakesTheTokens() {
    Settings settings =
        Settings.read(
            Map.of(
                "DATABASE_URL", "postgres://ann:pw@db/desk",
                "JWKS_URL", "https://id.example.org/keys"),
            Settings.Tokens.NEEDED);
    assertThat(message(settings))
        .containsSubsequence("The helpdesk has no people yet.", "first-admin NAME", "JWKS_URL");
    assertThat(message(settings, Role.ADMIN)).contains("JWKS_URL").doesNotContain("first-admin");
  }

  private static String message(Role... roles) {
    return message(SETTINGS, roles);
  }

  private static String message(Settings settings, Role... roles) {
    InMemoryDesk desk = new InMemoryDesk(InstantSource.fixed(NOW));
    List<PersonRecord> people = new ArrayList<>();
    for (Role role : roles) {
      long id = people.size() + 1L;
      people.add(
          new PersonRecord(
              new Person(id, "Person " + id, role, true, Collections.emptySortedSet()), null));
    }
    try (BulkLoad load = desk.begin()) {
      load.people(people);
      load.commit();
    }
    return new StartupMessage(settings, new ServerAddress("127.0.0.1", 8080), false)
        .text(new PersonLookup(desk), TokenIssuer.of(settings), NOW);
  }
}
