package io.technicianviews.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A network between here and the database that may begin to swallow what the database says, or to
 * lead to another server.
 */
public final class SilentNetwork implements AutoCloseable {

  private final ServerSocket door;
  private final URI database;
  private volatile URI leadsTo;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  public SilentNetwork(PostgresSettings to) throws IOException {
    database = address(to);
    leadsTo = database;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::letIn);
  }

  private static URI address(PostgresSettings of) {
    return URI.create(of.jdbcUrl().replaceFirst("jdbc:", ""));
  }

  /** The database behind this network. */
  public PostgresSettings settings(PostgresSettings behind) {
    String here = door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    return PostgresSettings.of(
        behind.jdbcUrl().replace(database.getAuthority(), here), behind.user(), behind.password());
  }

  /** Connections from now on lead to this server; those that are open stay where they are. */
  void leadTo(PostgresSettings other) {
    leadsTo = address(other);
  }

  /** Breaks all connections. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  public void fallSilent() {
    silent = true;
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(leadsTo.getHost(), leadsTo.getPort());
        sockets.add(client);
        sockets.add(server);
        Thread.startVirtualThread(() -> carry(client, server, false));
        Thread.startVirtualThread(() -> carry(server, client, true));
      } catch (IOException e) {
        // It ends, or nobody is there.
      }
    }
  }

  private void carry(Socket from, Socket to, boolean ofDatabase) {
    try {
      byte[] buffer = new byte[8192];
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        if (!(silent && ofDatabase)) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
      if (!(silent && ofDatabase)) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      // One of them is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
