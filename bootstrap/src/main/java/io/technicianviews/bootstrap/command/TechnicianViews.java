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
  public static int run(Surroundings surroundings, String... arguments) {
    return commandLine(surroundings).execute(arguments);
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine imports =
        new CommandLine(new Import()).addSubcommand(new ImportServiceNow(surroundings));
    Failures failures = new Failures(surroundings);
    return new CommandLine(new TechnicianViews())
        .addSubcommand(Serve.commandLine(surroundings))
        .addSubcommand(imports)
        .addSubcommand(new Generate(surroundings))
        .addSubcommand(new Token(surroundings))
        .addSubcommand(new Migrate(surroundings))
        .addSubcommand(new RecountCounters(surroundings))
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures::misunderstood)
        .setExecutionExceptionHandler(failures::failed);
  }
}
