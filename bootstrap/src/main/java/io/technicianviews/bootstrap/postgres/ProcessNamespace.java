package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prevents that containers with different process namespaces share a data directory. In one
 * container the server of another looks dead; PostgreSQL would start a second server on the same
 * files and corrupt them.
 */
final class ProcessNamespace {
  private static final Path CURRENT = Path.of("/proc/self/ns/pid");

  private ProcessNamespace() {}

  /**
   * Claims the data directory for the processes of this namespace.
   *
   * @throws EmbeddedPostgresException if a process of another namespace uses it
   */
  static void claim(DataDirectory dataDirectory) throws IOException {
    String own = current();
    String claimed =
        Files.exists(dataDirectory.users()) ? Files.readString(dataDirectory.users()) : "";
    if (claimed.equals(own)) {
      return;
    }
    if (UsageLock.isHeldByAnotherProcess(dataDirectory)) {
      throw new EmbeddedPostgresException(
          dataDirectory.directory().getParent()
              + " is in use from another container. Give each container its own DATA_DIR,"
              + " or share a PostgreSQL with DATABASE_URL.");
    }
    PrivateFiles.write(dataDirectory.users(), own);
  }

  /** Empty on systems without process namespaces. */
  private static String current() throws IOException {
    return Files.isSymbolicLink(CURRENT) ? Files.readSymbolicLink(CURRENT).toString() : "";
  }
}
