package io.technicianviews.bootstrap;

import io.technicianviews.bootstrap.command.CommandEnvironment;
import io.technicianviews.bootstrap.command.TechnicianViews;
import io.technicianviews.bootstrap.wiring.MemoryGuard;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The entry point of the process: runs one command and exits with its exit code. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    MemoryGuard.install();
    // The JDBC driver logs to java.util.logging, whose own format would not be JSON.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(TechnicianViews.run(CommandEnvironment.ofThisProcess(), arguments));
  }
}
