package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The common part of all commands that use the helpdesk: options, exit codes, settings. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the reason is on stderr; no data were changed, but the schema may have been migrated",
      "2:a setting, an option or an argument is invalid; nothing was done"
    })
abstract class DeskCommand implements Callable<Integer> {

  private final CommandEnvironment commandEnvironment;
  private final Tokens tokens;

  DeskCommand(CommandEnvironment commandEnvironment, Tokens tokens) {
    this.commandEnvironment = commandEnvironment;
    this.tokens = tokens;
  }

  /**
   * Runs the command.
   *
   * @param resourceStack takes what the command opens; it is closed after this method
   * @throws RuntimeException if the command failed
   */
  abstract void run(Settings settings, ResourceStack resourceStack);

  @Override
  public final Integer call() {
    Settings settings = Settings.read(commandEnvironment.environment(), tokens);
    try (ResourceStack resourceStack = ResourceStack.empty()) {
      runUnlessStopped(settings, resourceStack);
    }
    return ExitCode.OK;
  }

  final CommandEnvironment commandEnvironment() {
    return commandEnvironment;
  }

  private void runUnlessStopped(Settings settings, ResourceStack resourceStack) {
    try {
      run(settings, resourceStack);
    } catch (RuntimeException e) {
      throw resourceStack.isStopping()
          ? new CommandFailedException("stopped before the command was complete", e)
          : e;
    }
  }
}
