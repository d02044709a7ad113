package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import picocli.CommandLine.Command;

/** Brings the database's schema up to date; every other command does so, too. */
@Command(
    name = "migrate",
    description = {
      "Brings the database's schema up to date.",
      "The other commands do so, too: this one does nothing else. Running it again changes nothing,"
          + " and servers may go on meanwhile."
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME}",
      "  DATABASE_URL=postgres://user:password@db/desk ${COMMAND-FULL-NAME}"
    })
final class Migrate extends DeskCommand {

  Migrate(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    int applied = DeskFactory.migrate(settings, resourceStack);
    surroundings()
        .out()
        .println(
            switch (applied) {
              case 0 -> "The schema is up to date: nothing to do.";
              case 1 -> "Applied 1 migration.";
              default -> "Applied " + applied + " migrations.";
            });
  }
}
