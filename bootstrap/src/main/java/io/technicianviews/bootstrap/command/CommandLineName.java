package io.technicianviews.bootstrap.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** How the commands of this program are called. */
final class CommandLineName {

  private CommandLineName() {}

  /** With the Java of this process, which need not be the one on the path. */
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
      throw new IllegalStateException("the program's own place cannot be told", e);
    }
  }
}
