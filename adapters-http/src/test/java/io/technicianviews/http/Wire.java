package io.technicianviews.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A bare connection, for what no HTTP client would send. */
public final class Wire implements AutoCloseable {

  /** An answer as it came. */
  public record Answer(int status, String head, String body) {}

  /** What is read when the server has closed the connection. */
  static final String CLOSED = "(closed)";

  private final Socket socket;
  private final InputStream in;

  Wire(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends this, and reads what comes until the server closes the connection. */
  public static Answer exchange(int port, String request) {
    try (Wire wire = new Wire(port)) {
      wire.send(request);
      return wire.rest();
    }
  }

  void send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends this if the server still takes it. */
  boolean trySend(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends this again and again until the server has closed the connection without an answer. */
  boolean isClosedWhileSending(String text) {
    try {
      socket.setSoTimeout(20);
      while (true) {
        trySend(text);
        try {
          return in.read() < 0;
        } catch (SocketTimeoutException e) {
          // Open still.
        }
      }
    } catch (IOException e) {
      // Reset: something was sent after the end.
      return true;
    }
  }

  /** Reads to the end of this, or to {@link #CLOSED}. */
  String readUntil(String end) {
    StringBuilder read = new StringBuilder();
    try {
      while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
        int next = in.read();
        if (next < 0) {
          return read + CLOSED;
        }
        read.append((char) next);
      }
      return read.toString();
    } catch (SocketException e) {
      return read + CLOSED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void skip(int bytes) {
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing more is sent; what the server sends can still be read. */
  void endOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer rest() {
    try {
      return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    return new Answer(
        Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
