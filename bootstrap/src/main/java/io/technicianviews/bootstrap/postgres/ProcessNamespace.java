package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps containers apart that share a data directory. From inside of one, the server of another
 * looks dead, and PostgreSQL itself would start a second one on the same files and ruin them.
 */
final class ProcessNamespace {
  private static final Path OF_THIS_PROCESS = Path.of("/proc/self/ns/pid");

  private ProcessNamespace() {}

  /**
   * Claims the home for the processes of this namespace, as far as no process of another uses it.
   */
  static void claim(DataDirectory dataDirectory) throws IOException {
    String ours = current();
    String claimed =
        Files.exists(dataDirectory.users()) ? Files.readString(dataDirectory.users()) : "";
    if (claimed.equals(ours)) {
      return;
    }
    if (UsageLock.isHeldByAnotherProcess(dataDirectory)) {
      throw new EmbeddedPostgresException(
          dataDirectory.directory().getParent()
              + " is in use from another container. Give each a DATA_DIR of its own,"
              + " or share a PostgreSQL by DATABASE_URL.");
    }
    PrivateFiles.write(dataDirectory.users(), ours);
  }

  /** Empty on a system that has no such thing. */
  private static String current() throws IOException {
    return Files.isSymbolicLink(OF_THIS_PROCESS)
        ? Files.readSymbolicLink(OF_THIS_PROCESS).toString()
        : "";
  }
}
