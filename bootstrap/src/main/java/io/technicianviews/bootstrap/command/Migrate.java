package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import picocli.CommandLine.Command;

/** Migrates the database schema. Every other command does so at start, too. */
@Command(
    name = "migrate",
    description = {
      "Migrates the database schema to the version of this program.",
      "The other commands do so at start; this one does nothing else. A repeated run changes nothing."
          + " Servers may keep running meanwhile."
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
    commandEnvironment()
        .out()
        .println(
            switch (applied) {
              case 0 -> "The schema is up to date: nothing to do.";
              case 1 -> "Applied 1 migration.";
              default -> "Applied " + applied + " migrations.";
            });
  }
}
