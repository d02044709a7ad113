package io.technicianviews.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A raw connection, to send what no HTTP client sends. */
public final class Wire implements AutoCloseable {

  /** A raw response. */
  public record Response(int status, String head, String body) {}

  /** Result of reading after the server has closed the connection. */
  static final String CLOSED = "(closed)";

  private final Socket socket;
  private final InputStream in;

  Wire(int port) {
    this(port, new Socket());
  }

  private Wire(int port, Socket socket) {
    this.socket = socket;
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(10_000);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a connection whose buffer holds little of what the client has not read. */
  static Wire withSmallBuffer(int port) {
    Socket socket = new Socket();
    try {
      // Before the connection exists: the kernel enlarges a buffer whose size is not set.
      socket.setReceiveBufferSize(4_096);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Wire(port, socket);
  }

  /** Sends a text, and reads until the server closes the connection. */
  public static Response exchange(int port, String request) {
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

  /** Sends a text if the server still accepts it. */
  boolean trySend(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends all of this if the server still accepts it. */
  void trySend(List<byte[]> requests) {
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      for (byte[] request : requests) {
        out.write(request);
      }
      out.flush();
    } catch (IOException e) {
      // The server closed the connection; a reader notices it.
    }
  }

  /** Sends a text repeatedly until the server closes the connection without a response. */
  boolean isClosedWhileSending(String text) {
    try {
      socket.setSoTimeout(20);
      while (true) {
        trySend(text);
        try {
          return in.read() < 0;
        } catch (SocketTimeoutException e) {
          // Still open.
        }
      }
    } catch (IOException e) {
      // Reset: data was sent after the end.
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

  /** Reads this many bytes, or to {@link #CLOSED}; fails if they end without a reset. */
  String read(int bytes) {
    try {
      byte[] read = in.readNBytes(bytes);
      if (read.length < bytes) {
        throw new IllegalStateException("closed after " + read.length + " of " + bytes + " bytes");
      }
      return new String(read, StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return CLOSED;
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

  /** Ends the output; responses can still be read. */
  void endOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Response rest() {
    try {
      return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    return new Response(
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
