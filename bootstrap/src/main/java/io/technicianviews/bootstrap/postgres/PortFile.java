package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The port of a cluster: chosen once and kept, so that connection pools find a restarted server
 * again.
 */
final class PortFile {
  /**
   * Below the ports that systems give to outgoing connections. One of those could be taken while
   * the server is down, and a client that tries to reconnect to its own outgoing port connects to
   * itself.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final byte[] LOCALHOST = {127, 0, 0, 1};
  private static final int TRIES = 1_000;

  private PortFile() {}

  /** The port to start on: the kept one if it is free, else another that is kept from now on. */
  static int forStart(DataDirectory dataDirectory) throws IOException {
    int kept = kept(dataDirectory);
    if (isFree(kept)) {
      return kept;
    }
    int port = anyFree();
    PrivateFiles.write(dataDirectory.port(), Integer.toString(port));
    return port;
  }

  private static int kept(DataDirectory dataDirectory) throws IOException {
    if (!Files.exists(dataDirectory.port())) {
      return 0;
    }
    String text = Files.readString(dataDirectory.port()).strip();
    return text.matches("\\d{4,5}") ? Integer.parseInt(text) : 0;
  }

  private static int anyFree() {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, HIGHEST)
        .filter(PortFile::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new EmbeddedPostgresException(
                    "No port is free between " + LOWEST + " and " + HIGHEST));
  }

  static boolean isFree(int port) {
    if (port <= 0 || port > 65_535) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOCALHOST))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
