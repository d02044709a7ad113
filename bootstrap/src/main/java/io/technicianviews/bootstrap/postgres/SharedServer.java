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
  private final UseLock use;
  private volatile Access access;
  private int users;

  private SharedServer(Cluster cluster, UseLock use, Access access) {
    this.cluster = cluster;
    this.use = use;
    this.access = access;
  }

  static SharedServer join(Home home) {
    return Gate.inside(
        home,
        () -> {
          SharedServer server = OF_THIS_PROCESS.get(home.directory());
          return server == null ? joinFirst(home) : server.joinAgain();
        });
  }

  static void leave(SharedServer server) {
    Gate.inside(server.cluster.home(), server::leaveInside);
  }

  /** How to connect at present: a server that was killed may be back on another port. */
  Access access() {
    return access;
  }

  private static SharedServer joinFirst(Home home) throws IOException {
    Cluster cluster = Cluster.in(home);
    ProcessNamespace.claim(home);
    UseLock use = UseLock.take(home);
    try {
      SharedServer server = new SharedServer(cluster, use, new Starter(cluster).bringUp());
      server.users = 1;
      OF_THIS_PROCESS.put(home.directory(), server);
      return server;
    } catch (IOException | RuntimeException e) {
      giveUp(cluster, use, e);
      throw e;
    }
  }

  /** The server may have been killed meanwhile. */
  private SharedServer joinAgain() throws IOException {
    access = new Starter(cluster).bringUp();
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

  private static void giveUp(Cluster cluster, UseLock use, Exception reason) {
    try {
      endUse(cluster, use);
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private static void endUse(Cluster cluster, UseLock use) throws IOException {
    use.close();
    boolean last = !UseLock.isHeldByAnotherProcess(cluster.home());
    if (last && Postmaster.running(cluster.home().data()).isPresent()) {
      cluster.stop();
    }
  }
}
