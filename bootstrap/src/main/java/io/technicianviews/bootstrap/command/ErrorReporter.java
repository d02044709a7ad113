package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgresException;
import io.technicianviews.bootstrap.settings.InvalidSettingsException;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.CannotListenException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints errors to stderr, one line each, and maps them to exit codes. */
final class ErrorReporter {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

  private final CommandEnvironment commandEnvironment;

  ErrorReporter(CommandEnvironment commandEnvironment) {
    this.commandEnvironment = commandEnvironment;
  }

  int usageError(ParameterException failure, String[] arguments) {
    PrintWriter err = commandEnvironment.err();
    CommandLine command = failure.getCommandLine();
    // picocli begins some of its messages with "Error: ".
    print(String.valueOf(failure.getMessage()).replaceFirst("^Error: ", ""));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("Options: " + String.join(", ", options(command.getCommandSpec())));
    }
    String name = command.getCommandSpec().qualifiedName();
    String subcommand = name.substring(TechnicianViews.NAME.length());
    err.println("Try '" + CommandLineName.ofThisProcess() + subcommand + " --help'.");
    return ExitCode.USAGE;
  }

  private static List<String> options(CommandSpec command) {
    return Stream.of(command.optionsMap(), command.negatedOptionsMap())
        .flatMap(options -> options.keySet().stream())
        .toList();
  }

  int commandFailed(Exception failure, CommandLine command, ParseResult parsed) {
    if (commandEnvironment.logsJson()) {
      LOG.debug("the command failed", failure);
    } else if (commandEnvironment.wantsStackTraces()) {
      failure.printStackTrace(commandEnvironment.err());
    }
    if (failure instanceof InvalidSettingsException invalid) {
      invalid.problems().forEach(this::print);
      return ExitCode.USAGE;
    }
    print(describe(failure));
    return ExitCode.SOFTWARE;
  }

  private void print(@Nullable String problem) {
    if (commandEnvironment.logsJson()) {
      LOG.error("{}", problem);
      return;
    }
    commandEnvironment.err().println(TechnicianViews.NAME + ": " + problem);
  }

  private static @Nullable String describe(Exception failure) {
    return switch (failure) {
      case CommandFailedException e -> e.getMessage();
      case EmbeddedPostgresException e -> e.getMessage();
      case DeskUnavailableException e -> e.getMessage();
      case CannotListenException e ->
          e.getMessage()
              + ". Choose another port with --port or PORT, or another address with BIND_ADDRESS.";
      default -> "unexpected error: " + failure + ". LOG_LEVEL=debug prints the stack trace.";
    };
  }
}
