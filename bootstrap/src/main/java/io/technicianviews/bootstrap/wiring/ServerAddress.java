package io.technicianviews.bootstrap.wiring;

import io.technicianviews.bootstrap.settings.InvalidSettingsException;
import io.technicianviews.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/** The address that the server listens on. */
public record ServerAddress(String bind, int port) {

  public static ServerAddress of(HttpSettings settings) {
    return new ServerAddress(settings.bindAddress(), settings.port());
  }

  /**
   * Checks that the address is free, before the database is opened or created. Another process can
   * still take it afterwards.
   *
   * @throws InvalidSettingsException if there is no such host
   * @throws CommandFailedException if the server cannot listen on the address
   */
  public void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (UnknownHostException e) {
      throw new InvalidSettingsException(
          List.of("cannot listen on BIND_ADDRESS " + bind + ": no such host"));
    } catch (IOException e) {
      throw new CommandFailedException(
          "cannot listen on "
              + bind
              + ":"
              + port
              + ": "
              + e.getMessage()
              + ". Choose another port with --port or PORT, or another address with BIND_ADDRESS.",
          e);
    }
  }

  /** The base URL of the server, as seen from this machine. */
  public String url() {
    String host =
        switch (bind) {
          case "0.0.0.0", "::" -> "localhost";
          default -> bind.contains(":") ? "[" + bind + "]" : bind;
        };
    return "http://" + host + ":" + port;
  }
}
