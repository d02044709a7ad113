package io.technicianviews.bootstrap.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;

/**
 * The environment variables, clock and streams that a command uses.
 *
 * @param environment the variables from which the settings are read
 * @param out receives the result of the command, and nothing else
 * @param err receives progress, warnings and errors
 */
public record CommandEnvironment(
    Map<String, String> environment, InstantSource clock, PrintWriter out, PrintWriter err) {

  public static CommandEnvironment ofThisProcess() {
    return new CommandEnvironment(
        System.getenv(),
        InstantSource.system(),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()));
  }

  /** Whether what a server prints is part of its log, so that each line of it is a JSON object. */
  boolean logsJson() {
    return environment.getOrDefault("LOG_FORMAT", "").equals("json");
  }

  /** Whether errors are printed with their stack trace: from LOG_LEVEL=debug on. */
  boolean wantsStackTraces() {
    String level = environment.getOrDefault("LOG_LEVEL", "");
    return level.equalsIgnoreCase("debug") || level.equalsIgnoreCase("trace");
  }
}
