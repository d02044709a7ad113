package io.technicianviews.bootstrap.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
    name = TechnicianViews.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "The queues of a helpdesk's technicians: exact, fresh, in milliseconds.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Every command works on the same desk, whether or not the server runs: the one of",
      "DATABASE_URL, or else of the PostgreSQL embedded in DATA_DIR. For all settings see",
      TechnicianViews.NAME + " serve --help."
    })
public final class TechnicianViews {

  static final String NAME = "technician-views";

  private static final int HELP_WIDTH = 100;

  private TechnicianViews() {}

  /**
   * Runs one command.
   *
   * @return the exit code: 0 if it is done, 1 if it failed, 2 if it was not understood
   */
  public static int run(CommandEnvironment commandEnvironment, String... arguments) {
    return commandLine(commandEnvironment).execute(arguments);
  }

  static CommandLine commandLine(CommandEnvironment commandEnvironment) {
    CommandLine imports =
        new CommandLine(new Import()).addSubcommand(new ImportServiceNow(commandEnvironment));
    ErrorReporter errorReporter = new ErrorReporter(commandEnvironment);
    return new CommandLine(new TechnicianViews())
        .addSubcommand(Serve.commandLine(commandEnvironment))
        .addSubcommand(imports)
        .addSubcommand(new Generate(commandEnvironment))
        .addSubcommand(new Token(commandEnvironment))
        .addSubcommand(new Migrate(commandEnvironment))
        .addSubcommand(new RecountCounters(commandEnvironment))
        .setOut(commandEnvironment.out())
        .setErr(commandEnvironment.err())
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errorReporter::misunderstood)
        .setExecutionExceptionHandler(errorReporter::failed);
  }
}
