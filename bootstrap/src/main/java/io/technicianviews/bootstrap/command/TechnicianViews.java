package io.technicianviews.bootstrap.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command, and the construction of the whole command line. */
@Command(
    name = TechnicianViews.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Serves the ticket queues (views) of a helpdesk's technicians, with exact counts.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "All commands use the same helpdesk, whether or not a server runs: the database of",
      "DATABASE_URL, or else the embedded PostgreSQL in DATA_DIR. '" + TechnicianViews.NAME,
      "serve --help' lists all settings."
    })
public final class TechnicianViews {

  static final String NAME = "technician-views";

  private static final int HELP_WIDTH = 100;

  private TechnicianViews() {}

  /**
   * Runs one command.
   *
   * @return the exit code: 0 for success, 1 for a failure, 2 for an invalid command line or
   *     setting; {@code serve} has more
   */
  public static int run(CommandEnvironment commandEnvironment, String... arguments) {
    return commandLine(commandEnvironment).execute(arguments);
  }

  static CommandLine commandLine(CommandEnvironment commandEnvironment) {
    CommandLine imports =
        new CommandLine(new Import()).addSubcommand(new ImportServiceNow(commandEnvironment));
    ErrorReporter errorReporter = new ErrorReporter(commandEnvironment);
    CommandLine commandLine =
        new CommandLine(new TechnicianViews())
            .addSubcommand(Serve.commandLine(commandEnvironment))
            .addSubcommand(imports)
            .addSubcommand(new Generate(commandEnvironment))
            .addSubcommand(new FirstAdmin(commandEnvironment))
            .addSubcommand(new Token(commandEnvironment))
            .addSubcommand(new Migrate(commandEnvironment))
            .addSubcommand(new RecountCounters(commandEnvironment))
            .setOut(commandEnvironment.out())
            .setErr(commandEnvironment.err())
            .setUsageHelpWidth(HELP_WIDTH)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(errorReporter::usageError)
            .setExecutionExceptionHandler(errorReporter::commandFailed);
    explainName(commandLine, CommandLineName.ofThisProcess());
    return commandLine;
  }

  /** States in each help text what its examples abbreviate as {@value #NAME}. */
  static void explainName(CommandLine commandLine, String invocation) {
    if (invocation.equals(NAME)) {
      return;
    }
    commandLine
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%n" + NAME + " stands for: " + invocation.replace("%", "%%") + "%n");
    commandLine
        .getSubcommands()
        .values()
        .forEach(subcommand -> explainName(subcommand, invocation));
  }
}
