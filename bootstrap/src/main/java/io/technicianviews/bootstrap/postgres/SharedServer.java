package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The state that all references to one data directory in this process share: the usage lock and the
 * number of references.
 */
final class SharedServer {
  /** Guarded by {@link ProcessLock}. */
  private static final Map<Path, SharedServer> BY_DIRECTORY = new HashMap<>();

  private final Cluster cluster;
  private final UsageLock usageLock;
  private volatile ConnectionInfo connectionInfo;
  private int references;

  private SharedServer(Cluster cluster, UsageLock usageLock, ConnectionInfo connectionInfo) {
    this.cluster = cluster;
    this.usageLock = usageLock;
    this.connectionInfo = connectionInfo;
  }

  static SharedServer join(DataDirectory dataDirectory) {
    return ProcessLock.runLocked(
        dataDirectory,
        () -> {
          SharedServer server = BY_DIRECTORY.get(dataDirectory.directory());
          return server == null ? joinFirst(dataDirectory) : server.joinAgain();
        });
  }

  static void leave(SharedServer server) {
    ProcessLock.runLocked(server.cluster.dataDirectory(), server::release);
  }

  /** The current port and password: a restarted server may have another port. */
  ConnectionInfo connectionInfo() {
    return connectionInfo;
  }

  private static SharedServer joinFirst(DataDirectory dataDirectory) throws IOException {
    Cluster cluster = Cluster.openOrCreate(dataDirectory);
    ProcessNamespace.claim(dataDirectory);
    UsageLock usageLock = UsageLock.acquire(dataDirectory);
    try {
      SharedServer server =
          new SharedServer(cluster, usageLock, new ServerStarter(cluster).ensureRunning());
      server.references = 1;
      BY_DIRECTORY.put(dataDirectory.directory(), server);
      return server;
    } catch (IOException | RuntimeException e) {
      releaseAfter(cluster, usageLock, e);
      throw e;
    }
  }

  /** Restarts the server if it was killed meanwhile. */
  private SharedServer joinAgain() throws IOException {
    connectionInfo = new ServerStarter(cluster).ensureRunning();
    references++;
    return this;
  }

  private SharedServer release() throws IOException {
    references--;
    if (references == 0) {
      BY_DIRECTORY.remove(cluster.dataDirectory().directory());
      releaseUsage(cluster, usageLock);
    }
    return this;
  }

  private static void releaseAfter(Cluster cluster, UsageLock usageLock, Exception failure) {
    try {
      releaseUsage(cluster, usageLock);
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static void releaseUsage(Cluster cluster, UsageLock usageLock) throws IOException {
    usageLock.close();
    boolean last = !UsageLock.isHeldByAnotherProcess(cluster.dataDirectory());
    if (last && Postmaster.running(cluster.dataDirectory().data()).isPresent()) {
      cluster.stop();
    }
  }
}
