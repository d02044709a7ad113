package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.persistence.PostgresDesk;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Issues a token, by which a person is known to the server. */
@Command(
    name = "token",
    description = {
      "Prints a token by which a person is known to the server, and nothing else.",
      "It is signed with JWT_SECRET, or with the secret that lies in DATA_DIR."
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} --role admin",
      "  ${COMMAND-FULL-NAME} --new-admin \"Ada Admin\"",
      "  ${COMMAND-FULL-NAME} --name \"Nora Lindqvist\" --valid-for 30d",
      "  curl -H \"Authorization: Bearer $(${COMMAND-FULL-NAME} --person 7)\" ..."
    })
final class Token extends DeskCommand {

  /** Whom the token is for. */
  static final class TokenSubject {
    @Option(names = "--person", paramLabel = "ID", description = "The person of this id.")
    private @Nullable Long person;

    @Option(names = "--name", description = "The person of exactly this full name.")
    private @Nullable String name;

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "The first active admin, technician or requester.")
    private @Nullable Role role;

    @Option(
        names = "--new-admin",
        paramLabel = "NAME",
        description = {
          "An admin of this name, who is added to the desk before:",
          "the way into one that has nobody."
        })
    private @Nullable String newAdmin;

    Person in(PostgresDesk desk) {
      if (newAdmin != null) {
        return CreateAdmin.named(newAdmin, desk.loader());
      }
      return in(new PersonLookup(desk.snapshots()));
    }

    private Person in(PersonLookup personLookup) {
      if (person != null) {
        return personLookup.withId(person);
      }
      return name != null
          ? personLookup.named(name)
          : personLookup.first(Objects.requireNonNull(role));
    }
  }

  @ArgGroup(multiplicity = "1")
  private TokenSubject tokenSubject = new TokenSubject();

  @Option(
      names = "--valid-for",
      paramLabel = "DURATION",
      converter = Durations.class,
      defaultValue = "12h",
      description = "Such as 90s, 30m, 12h or 7d. Default: ${DEFAULT-VALUE}.")
  private Duration validFor = Duration.ZERO;

  Token(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    PostgresDesk desk = DeskFactory.open(settings, resourceStack);
    Person person = tokenSubject.in(desk);
    surroundings()
        .out()
        .println(
            TokenIssuer.of(settings)
                .issue(person.id(), surroundings().clock().instant(), validFor));
  }
}
