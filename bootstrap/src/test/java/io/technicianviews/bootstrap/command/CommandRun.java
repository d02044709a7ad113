package io.technicianviews.bootstrap.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

/** The exit code and output of a command that ran in this process. */
public record CommandRun(int exitCode, String out, String err) {

  public static CommandRun of(Map<String, String> environment, String... arguments) {
    return at(Instant.now(), environment, arguments);
  }

  public static CommandRun at(Instant now, Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandEnvironment commandEnvironment =
        new CommandEnvironment(
            environment, () -> now, new PrintWriter(out, true), new PrintWriter(err, true));
    int exitCode = TechnicianViews.run(commandEnvironment, arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
