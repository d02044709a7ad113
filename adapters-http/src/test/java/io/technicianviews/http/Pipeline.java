package io.technicianviews.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Raw requests that are sent on one connection without waiting for each response. The server
 * handles them in their order; for many requests this takes far less time than an HTTP client.
 */
final class Pipeline {

  private static final byte[] HEAD = "HEAD ".getBytes(StandardCharsets.ISO_8859_1);

  private Pipeline() {}

  /** Returns the responses in the order of the requests. */
  static List<Wire.Response> exchange(int port, List<byte[]> requests) {
    List<Wire.Response> responses = new ArrayList<>();
    while (responses.size() < requests.size()) {
      List<byte[]> rest = requests.subList(responses.size(), requests.size());
      List<Wire.Response> next = connection(port, rest);
      if (next.isEmpty()) {
        throw new IllegalStateException(
            "No response to " + new String(rest.getFirst(), StandardCharsets.UTF_8));
      }
      responses.addAll(next);
    }
    return responses;
  }

  /**
   * Returns the responses until the server closes the connection, as it does after some rejected
   * requests. It has not read the requests after that one.
   */
  private static List<Wire.Response> connection(int port, List<byte[]> requests) {
    List<Wire.Response> responses = new ArrayList<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      // Writing everything before reading would block when the buffers of both sides are full.
      Thread.ofVirtual().start(() -> write(socket, requests));
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      for (byte[] request : requests) {
        String head = line(in, "\r\n\r\n");
        if (head.isEmpty()) {
          break;
        }
        String body = isHead(request) ? "" : body(in, head.toLowerCase(Locale.ROOT));
        responses.add(new Wire.Response(Integer.parseInt(head.substring(9, 12)), head, body));
      }
    } catch (SocketException e) {
      // Reset: the server closed the connection while it still received requests.
      return responses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return responses;
  }

  private static void write(Socket socket, List<byte[]> requests) {
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      for (byte[] request : requests) {
        out.write(request);
      }
      out.flush();
    } catch (IOException e) {
      // The server closed the connection; the reader notices it.
    }
  }

  private static boolean isHead(byte[] request) {
    return Arrays.equals(request, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  private static String body(DataInputStream in, String head) throws IOException {
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      StringBuilder body = new StringBuilder();
      int size;
      do {
        size = Integer.parseInt(line(in, "\r\n").strip(), 16);
        body.append(text(in, size));
        line(in, "\r\n");
      } while (size > 0);
      return body.toString();
    }
    int length = head.indexOf("\r\ncontent-length: ");
    if (length < 0) {
      return "";
    }
    int digits = length + "\r\ncontent-length: ".length();
    int size = Integer.parseInt(head.substring(digits, head.indexOf('\r', digits)));
    return text(in, size);
  }

  /** Fails if the connection ends before this many bytes. */
  private static String text(DataInputStream in, int size) throws IOException {
    byte[] bytes = new byte[size];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads to the end of this; returns nothing if the connection ends before. */
  private static String line(InputStream in, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      read.append((char) next);
    }
    return read.toString();
  }
}
