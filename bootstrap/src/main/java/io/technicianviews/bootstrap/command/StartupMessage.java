package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Database;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.wiring.ServerAddress;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The message that the server prints when it is ready, with links and example calls to paste. */
final class StartupMessage {

  private static final Duration TOKENS_VALID_FOR = Duration.ofHours(12);

  private final Settings settings;
  private final ServerAddress address;
  private final boolean demoWorks;
  private final String invocation = CommandLineName.ofThisProcess();

  StartupMessage(Settings settings, ServerAddress address, boolean demoWorks) {
    this.settings = settings;
    this.address = address;
    this.demoWorks = demoWorks;
  }

  String text(PersonLookup personLookup, TokenIssuer tokens, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("Technician Views " + Version.number() + " is ready at " + address.url());
    lines.add("");
    lines.addAll(exampleCalls(personLookup, tokens, now));
    lines.add("");
    if (settings.http().console()) {
      lines.add("  Console:        " + address.url() + "/console");
    }
    lines.add("  Documentation:  " + address.url() + "/docs");
    if (demoWorks) {
      lines.add("  Demo data:      change every few seconds; with DEMO_ACTIVITY=false they do not");
    }
    lines.add("  Import data:    " + invocation + " import servicenow FILE --shift-to-today");
    lines.add("  Data in:        " + location());
    lines.add("  Stop:           Ctrl-C");
    return String.join(System.lineSeparator(), lines);
  }

  /**
   * Example calls. Only with the embedded PostgreSQL do they contain tokens: the output of a server
   * with an external database is likely to be stored in logs.
   */
  private List<String> exampleCalls(PersonLookup personLookup, TokenIssuer tokens, Instant now) {
    if (!tokens.canIssue()) {
      return tokenSource(personLookup, "from the issuer of JWKS_URL; 'sub' is the id of a person");
    }
    return switch (settings.database()) {
      case Database.External external -> tokenCommands(personLookup);
      case Database.Embedded embedded -> {
        List<String> calls = new ArrayList<>();
        for (Role role : List.of(Role.TECHNICIAN, Role.ADMIN)) {
          personLookup
              .firstActive(role)
              .ifPresent(person -> calls.addAll(exampleCall(person, tokens, now)));
        }
        yield calls.isEmpty() ? tokenCommands(personLookup) : calls;
      }
    };
  }

  /** The command that prints a token for a person whom the helpdesk has, or will have. */
  private List<String> tokenCommands(PersonLookup personLookup) {
    Role role = firstRole(personLookup).orElse(Role.ADMIN);
    return tokenSource(
        personLookup, invocation + " token --role " + role.name().toLowerCase(Locale.ROOT));
  }

  /** Where tokens are from, after the command that adds the first person, if there is none. */
  private List<String> tokenSource(PersonLookup personLookup, String source) {
    List<String> lines = new ArrayList<>();
    if (firstRole(personLookup).isEmpty()) {
      lines.add("  The helpdesk has no people yet. Add an admin:");
      lines.add("                  " + invocation + " first-admin NAME");
    }
    lines.add("  Get a token:    " + source);
    return lines;
  }

  private static Optional<Role> firstRole(PersonLookup personLookup) {
    return Stream.of(Role.TECHNICIAN, Role.ADMIN, Role.REQUESTER)
        .filter(role -> personLookup.firstActive(role).isPresent())
        .findFirst();
  }

  private List<String> exampleCall(Person person, TokenIssuer tokens, Instant now) {
    String user = person.role().name().toLowerCase(Locale.ROOT) + " " + person.fullName();
    String token = tokens.issue(person.id(), now, TOKENS_VALID_FOR);
    List<String> lines = new ArrayList<>();
    lines.add("  As the " + user + ", for " + TOKENS_VALID_FOR.toHours() + " hours:");
    if (settings.http().console()) {
      // Browsers do not send the fragment, so the token reaches no request line.
      lines.add("  " + address.url() + "/console#token=" + token);
    }
    lines.add(
        "  curl -H 'Authorization: Bearer %s' '%s/api/v1/requests/technician-views?view=all_unsolved'"
            .formatted(token, address.url()));
    return lines;
  }

  private String location() {
    return switch (settings.database()) {
      case Database.Embedded(var dataDir) -> dataDir.toAbsolutePath().normalize().toString();
      case Database.External(var jdbcUrl, var user, var password) ->
          jdbcUrl.replaceFirst("[?].*", "");
    };
  }
}
