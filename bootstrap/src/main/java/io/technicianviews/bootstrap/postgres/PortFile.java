package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The stored port of a cluster: it stays the same, so that connection pools reconnect after a
 * restart.
 */
final class PortFile {
  /**
   * Below the ephemeral ports of the operating system. Such a port could be taken while the server
   * is down, and a client that reconnects from that very port connects to itself.
   */
  private static final int MIN_PORT = 20_000;

  private static final int MAX_PORT = 32_000;
  private static final byte[] LOCALHOST = {127, 0, 0, 1};
  private static final int MAX_ATTEMPTS = 1_000;

  private PortFile() {}

  /** The port to start on: the stored one if it is free, else a new one, which is stored. */
  static int forStart(DataDirectory dataDirectory) throws IOException {
    int stored = stored(dataDirectory);
    if (isFree(stored)) {
      return stored;
    }
    int port = findFree();
    PrivateFiles.write(dataDirectory.port(), Integer.toString(port));
    return port;
  }

  private static int stored(DataDirectory dataDirectory) throws IOException {
    if (!Files.exists(dataDirectory.port())) {
      return 0;
    }
    String text = Files.readString(dataDirectory.port()).strip();
    return text.matches("\\d{4,5}") ? Integer.parseInt(text) : 0;
  }

  private static int findFree() {
    return ThreadLocalRandom.current()
        .ints(MAX_ATTEMPTS, MIN_PORT, MAX_PORT)
        .filter(PortFile::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new EmbeddedPostgresException(
                    "No port is free between " + MIN_PORT + " and " + MAX_PORT));
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
