package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskDatabase;
import io.technicianviews.bootstrap.wiring.DeskTokens;
import io.technicianviews.bootstrap.wiring.Opened;
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
  static final class Whom {
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
        return NewAdmin.named(newAdmin, desk.loader());
      }
      return in(new People(desk.snapshots()));
    }

    private Person in(People people) {
      if (person != null) {
        return people.withId(person);
      }
      return name != null ? people.named(name) : people.first(Objects.requireNonNull(role));
    }
  }

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--valid-for",
      paramLabel = "DURATION",
      converter = Durations.class,
      defaultValue = "12h",
      description = "Such as 90s, 30m, 12h or 7d. Default: ${DEFAULT-VALUE}.")
  private Duration validFor = Duration.ZERO;

  Token(Surroundings surroundings) {
    super(surroundings, Tokens.NEEDED);
  }

  @Override
  void run(Settings settings, Opened opened) {
    PostgresDesk desk = DeskDatabase.open(settings, opened);
    Person person = whom.in(desk);
    surroundings()
        .out()
        .println(
            DeskTokens.of(settings).issue(person.id(), surroundings().clock().instant(), validFor));
  }
}
