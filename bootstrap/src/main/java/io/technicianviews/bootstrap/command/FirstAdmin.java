package io.technicianviews.bootstrap.command;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds the first admin. Only admins can add people over HTTP, so a new helpdesk needs one. */
@Command(
    name = "first-admin",
    description = {
      "Adds the first admin of a helpdesk, who adds all other people over HTTP.",
      "It is refused if the helpdesk has an active admin. The id that it prints is the sub of the"
          + " admin's tokens: 'token' issues them, or the issuer of JWKS_URL does."
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} \"Ada Admin\"",
      "  DATABASE_URL=postgres://user:password@db/desk ${COMMAND-FULL-NAME} \"Ada Admin\""
    })
final class FirstAdmin extends DeskCommand {

  @Parameters(paramLabel = "NAME", description = "The full name of the admin.")
  private String name = "";

  FirstAdmin(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    CreateAdmin.requireName(name);
    ServiceDesk desk = DeskFactory.serviceDesk(DeskFactory.open(settings, resourceStack));
    Person admin =
        switch (desk.administration().firstAdmin(name)) {
          case Result.Success<Person> added -> added.value();
          case Result.Refused<Person>(Refusal refusal) -> throw refused(refusal);
        };
    commandEnvironment()
        .out()
        .println("Added the admin %s with the id %d.".formatted(admin.fullName(), admin.id()));
  }

  private static CommandFailedException refused(Refusal refusal) {
    return new CommandFailedException(
        refusal instanceof Refusal.AdminExists(long id)
            ? "the helpdesk has an admin already, whose id is "
                + id
                + ": 'token --role admin' issues a token for them; admins add people over HTTP"
            : refusal.toString());
  }
}
