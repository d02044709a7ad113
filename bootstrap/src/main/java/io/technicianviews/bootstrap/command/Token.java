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

/** Issues a token, with which a person authenticates to the server. */
@Command(
    name = "token",
    description = {
      "Prints a token with which a person authenticates to the server, and nothing else.",
      "It is signed with JWT_SECRET, or with the generated secret in DATA_DIR."
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

  /** The person that the token is for: exactly one of the options is set. */
  static final class TokenSubject {
    @Option(names = "--person", paramLabel = "ID", description = "The person with this id.")
    private @Nullable Long person;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "The person with exactly this full name.")
    private @Nullable String name;

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "The first active admin, technician or requester.")
    private @Nullable Role role;

    @Option(
        names = "--new-admin",
        paramLabel = "NAME",
        description =
            "Add an admin with this name, even if the helpdesk has one; 'first-admin' is refused then.")
    private @Nullable String newAdmin;

    Person resolve(PostgresDesk desk) {
      if (newAdmin != null) {
        return CreateAdmin.create(newAdmin, desk.loader());
      }
      return resolve(new PersonLookup(desk.snapshots()));
    }

    private Person resolve(PersonLookup personLookup) {
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
      converter = TokenValidity.class,
      defaultValue = "12h",
      description = "How long the token is valid: 90s, 30m, 12h, 7d. Default: ${DEFAULT-VALUE}.")
  private Duration validFor = Duration.ZERO;

  Token(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    PostgresDesk desk = DeskFactory.open(settings, resourceStack);
    TokenIssuer issuer = TokenIssuer.of(settings);
    // Before --new-admin adds a person.
    issuer.requireCanIssue();
    Person person = tokenSubject.resolve(desk);
    commandEnvironment()
        .out()
        .println(issuer.issue(person.id(), commandEnvironment().clock().instant(), validFor));
  }
}
