package io.technicianviews.bootstrap.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers on one database, each in a separate process; {@link #close} stops them. */
final class Servers implements AutoCloseable {

  private final List<ServerProcess> all = new ArrayList<>();

  private Servers() {}

  /**
   * Starts the servers and returns when all are ready.
   *
   * @param cores the cores for all servers and the database together, such as 0 or 0-1; empty: all
   * @param logs the directory for the log files
   */
  static Servers start(int number, String cores, Path jar, Path dataDir, Path logs)
      throws IOException {
    Servers servers = new Servers();
    try {
      for (int i = 1; i <= number; i++) {
        Path log = logs.resolve("server-" + i + ".log");
        servers.all.add(ServerProcess.start(jar, cores, dataDir, log));
      }
      return servers;
    } catch (IOException | RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  List<ServerProcess> all() {
    return List.copyOf(all);
  }

  List<String> urls() {
    return all.stream().map(ServerProcess::url).toList();
  }

  @Override
  public void close() {
    all.forEach(ServerProcess::close);
  }
}
