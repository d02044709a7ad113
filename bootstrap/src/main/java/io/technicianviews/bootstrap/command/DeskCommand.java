package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.Opened;
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

  private final Surroundings surroundings;
  private final Tokens tokens;

  DeskCommand(Surroundings surroundings, Tokens tokens) {
    this.surroundings = surroundings;
    this.tokens = tokens;
  }

  /** Does what the command is for, or throws. What it opens is closed afterwards. */
  abstract void run(Settings settings, Opened opened);

  @Override
  public final Integer call() {
    Settings settings = Settings.read(surroundings.environment(), tokens);
    try (Opened opened = Opened.nothing()) {
      runUnlessStopped(settings, opened);
    }
    return ExitCode.OK;
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  private void runUnlessStopped(Settings settings, Opened opened) {
    try {
      run(settings, opened);
    } catch (RuntimeException e) {
      throw opened.isStopping() ? new CommandFailedException("stopped before it was done", e) : e;
    }
  }
}
