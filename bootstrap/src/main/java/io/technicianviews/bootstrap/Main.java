package io.technicianviews.bootstrap;

import io.technicianviews.bootstrap.command.CommandEnvironment;
import io.technicianviews.bootstrap.command.TechnicianViews;
import io.technicianviews.bootstrap.wiring.MemoryGuard;

/** The entry point of the process: runs one command and exits with its exit code. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    MemoryGuard.install();
    System.exit(TechnicianViews.run(CommandEnvironment.ofThisProcess(), arguments));
  }
}
