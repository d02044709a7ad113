package io.technicianviews.bootstrap.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment the variables that the settings are read from
 * @param out what the command was asked for, and nothing else
 * @param err everything that it says beside
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

  /** Whether whoever runs the command wants to know where in the code something happened. */
  boolean wantsStackTraces() {
    String level = environment.getOrDefault("LOG_LEVEL", "");
    return level.equalsIgnoreCase("debug") || level.equalsIgnoreCase("trace");
  }
}
