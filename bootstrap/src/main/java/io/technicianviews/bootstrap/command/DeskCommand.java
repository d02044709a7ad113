package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** What all commands that work on the desk have in common. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the reason is on stderr, and the desk is as it was",
      "2:a setting, an option or an argument is wrong; nothing was done"
    })
abstract class DeskCommand implements Callable<Integer> {

  private final CommandEnvironment commandEnvironment;
  private final Tokens tokens;

  DeskCommand(CommandEnvironment commandEnvironment, Tokens tokens) {
    this.commandEnvironment = commandEnvironment;
    this.tokens = tokens;
  }

  /** Does what the command is for, or throws. What it opens is closed afterwards. */
  abstract void run(Settings settings, ResourceStack resourceStack);

  @Override
  public final Integer call() {
    Settings settings = Settings.read(commandEnvironment.environment(), tokens);
    try (ResourceStack resourceStack = ResourceStack.nothing()) {
      runUnlessStopped(settings, resourceStack);
    }
    return ExitCode.OK;
  }

  final CommandEnvironment surroundings() {
    return commandEnvironment;
  }

  private void runUnlessStopped(Settings settings, ResourceStack resourceStack) {
    try {
      run(settings, resourceStack);
    } catch (RuntimeException e) {
      throw resourceStack.isStopping()
          ? new CommandFailedException("stopped before it was done", e)
          : e;
    }
  }
}
