package io.technicianviews.bootstrap.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** The text with which a user starts this program, for messages with commands to paste. */
final class CommandLineName {

  private CommandLineName() {}

  /** Names the Java executable of this process, which need not be the one on the PATH. */
  static String ofThisProcess() {
    CodeSource source = CommandLineName.class.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
      return TechnicianViews.NAME;
    }
    return ProcessHandle.current().info().command().orElse("java") + " -jar " + jar(source);
  }

  private static Path jar(CodeSource source) {
    try {
      Path jar = Path.of(source.getLocation().toURI());
      Path here = Path.of("").toAbsolutePath();
      return jar.startsWith(here) ? here.relativize(jar) : jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of the jar is not a path", e);
    }
  }
}
