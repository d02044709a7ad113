package io.technicianviews.bootstrap.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * HTTP client that repeats one GET on several connections. It does as little as possible, since it
 * shares the machine with the server.
 */
final class ThroughputClient {

  /** A response: its ETag or null, and its body. */
  record Response(@Nullable String tag, ByteBuffer body) {}

  private final int port;
  private final byte[] request;
  private final int expected;

  private ThroughputClient(int port, int expected, String path, String token, String header) {
    this.port = port;
    this.expected = expected;
    this.request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(path, token, header)
            .getBytes(StandardCharsets.US_ASCII);
  }

  static ThroughputClient plain(int port, String path, String token) {
    return new ThroughputClient(port, 200, path, token, "");
  }

  static ThroughputClient gzip(int port, String path, String token) {
    return new ThroughputClient(port, 200, path, token, "Accept-Encoding: gzip\r\n");
  }

  /** Creates a client that sends this ETag, so that it expects status 304. */
  static ThroughputClient notModified(int port, String path, String token, String tag) {
    return new ThroughputClient(port, 304, path, token, "If-None-Match: " + tag + "\r\n");
  }

  Response fetch() throws IOException {
    try (Socket socket = connect()) {
      return call(socket, new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** Returns the number of responses per second. */
  double measurePerSecond(int connections, Duration time) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    long calls = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(threads.submit(() -> callUntil(end)));
      }
      for (Future<Long> connection : running) {
        calls += connection.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
    return calls * 1e9 / (System.nanoTime() - start);
  }

  private long callUntil(long end) throws IOException {
    long calls = 0;
    try (Socket socket = connect()) {
      InputStream input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      while (System.nanoTime() < end) {
        call(socket, input);
        calls++;
      }
    }
    return calls;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private Response call(Socket socket, InputStream input) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line(input).split(" ", 3)[1]);
    if (status != expected) {
      throw new IOException("expected status " + expected + ", not " + status);
    }
    String tag = null;
    int length = status == 304 ? 0 : -1;
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("etag:")) {
        tag = line.substring(5).strip();
      }
    }
    if (length < 0) {
      throw new IOException("the response has no Content-Length");
    }
    return new Response(tag, ByteBuffer.wrap(input.readNBytes(length)));
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
