package io.technicianviews.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A TCP proxy in front of the database that can drop the server's packets, or forward new
 * connections to another server.
 */
public final class SilentNetwork implements AutoCloseable {

  private final ServerSocket listener;
  private final URI database;
  private volatile URI target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  public SilentNetwork(PostgresSettings to) throws IOException {
    database = address(to);
    target = database;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  private static URI address(PostgresSettings of) {
    return URI.create(of.url().jdbcUrl().replaceFirst("jdbc:", ""));
  }

  /** The settings of the database through this proxy. */
  public PostgresSettings settings(PostgresSettings target) {
    String here = listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    return PostgresSettings.of(
        target.url().jdbcUrl().replace(database.getAuthority(), here),
        target.url().user(),
        target.url().password());
  }

  /** Forwards new connections to this server; open ones are not changed. */
  void redirectTo(PostgresSettings other) {
    target = address(other);
  }

  /** Closes all connections. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Drops everything that the server sends from now on. */
  public void fallSilent() {
    silent = true;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(target.getHost(), target.getPort());
        sockets.add(client);
        sockets.add(server);
        Thread.startVirtualThread(() -> forward(client, server, false));
        Thread.startVirtualThread(() -> forward(server, client, true));
      } catch (IOException e) {
        // The proxy is closed, or the server is unreachable.
      }
    }
  }

  private void forward(Socket from, Socket to, boolean fromServer) {
    try {
      byte[] buffer = new byte[8192];
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        if (!(silent && fromServer)) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
      if (!(silent && fromServer)) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      // One of the sockets is closed.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
