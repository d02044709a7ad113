package io.technicianviews.http;

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
   * requests. It has not read the requests after that one; a reset may also discard its response.
   */
  private static List<Wire.Response> connection(int port, List<byte[]> requests) {
    List<Wire.Response> responses = new ArrayList<>();
    try (Wire wire = new Wire(port)) {
      // Writing everything before reading would block when the buffers of both sides are full.
      Thread.ofVirtual().start(() -> wire.trySend(requests));
      for (byte[] request : requests) {
        String head = wire.readUntil("\r\n\r\n");
        String body = isHead(request) ? "" : body(wire, head.toLowerCase(Locale.ROOT));
        if (head.endsWith(Wire.CLOSED) || body.endsWith(Wire.CLOSED)) {
          break;
        }
        responses.add(new Wire.Response(Integer.parseInt(head.substring(9, 12)), head, body));
      }
    }
    return responses;
  }

  private static boolean isHead(byte[] request) {
    return Arrays.equals(request, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  private static String body(Wire wire, String head) {
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      return chunks(wire);
    }
    int length = head.indexOf("\r\ncontent-length: ");
    if (length < 0) {
      return "";
    }
    int digits = length + "\r\ncontent-length: ".length();
    return wire.read(Integer.parseInt(head.substring(digits, head.indexOf('\r', digits))));
  }

  private static String chunks(Wire wire) {
    StringBuilder body = new StringBuilder();
    while (true) {
      String size = wire.readUntil("\r\n");
      if (size.endsWith(Wire.CLOSED)) {
        return Wire.CLOSED;
      }
      String chunk = wire.read(Integer.parseInt(size.strip(), 16));
      if ((chunk + wire.readUntil("\r\n")).endsWith(Wire.CLOSED)) {
        return Wire.CLOSED;
      }
      if (chunk.isEmpty()) {
        return body.toString();
      }
      body.append(chunk);
    }
  }
}
