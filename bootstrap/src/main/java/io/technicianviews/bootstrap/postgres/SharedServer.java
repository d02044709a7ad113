package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the users of one home in this process have in common: the process's sign of use, and how
 * many they are.
 */
final class SharedServer {
  /** Read and written inside of the gate only. */
  private static final Map<Path, SharedServer> OF_THIS_PROCESS = new HashMap<>();

  private final Cluster cluster;
  private final UsageLock use;
  private volatile ConnectionInfo connectionInfo;
  private int users;

  private SharedServer(Cluster cluster, UsageLock use, ConnectionInfo connectionInfo) {
    this.cluster = cluster;
    this.use = use;
    this.connectionInfo = connectionInfo;
  }

  static SharedServer join(DataDirectory dataDirectory) {
    return ProcessLock.inside(
        dataDirectory,
        () -> {
          SharedServer server = OF_THIS_PROCESS.get(dataDirectory.directory());
          return server == null ? joinFirst(dataDirectory) : server.joinAgain();
        });
  }

  static void leave(SharedServer server) {
    ProcessLock.inside(server.cluster.home(), server::leaveInside);
  }

  /** How to connect at present: a server that was killed may be back on another port. */
  ConnectionInfo access() {
    return connectionInfo;
  }

  private static SharedServer joinFirst(DataDirectory dataDirectory) throws IOException {
    Cluster cluster = Cluster.in(dataDirectory);
    ProcessNamespace.claim(dataDirectory);
    UsageLock use = UsageLock.take(dataDirectory);
    try {
      SharedServer server = new SharedServer(cluster, use, new ServerStarter(cluster).bringUp());
      server.users = 1;
      OF_THIS_PROCESS.put(dataDirectory.directory(), server);
      return server;
    } catch (IOException | RuntimeException e) {
      giveUp(cluster, use, e);
      throw e;
    }
  }

  /** The server may have been killed meanwhile. */
  private SharedServer joinAgain() throws IOException {
    connectionInfo = new ServerStarter(cluster).bringUp();
    users++;
    return this;
  }

  private SharedServer leaveInside() throws IOException {
    users--;
    if (users == 0) {
      OF_THIS_PROCESS.remove(cluster.home().directory());
      endUse(cluster, use);
    }
    return this;
  }

  private static void giveUp(Cluster cluster, UsageLock use, Exception reason) {
    try {
      endUse(cluster, use);
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private static void endUse(Cluster cluster, UsageLock use) throws IOException {
    use.close();
    boolean last = !UsageLock.isHeldByAnotherProcess(cluster.home());
    if (last && Postmaster.running(cluster.home().data()).isPresent()) {
      cluster.stop();
    }
  }
}
