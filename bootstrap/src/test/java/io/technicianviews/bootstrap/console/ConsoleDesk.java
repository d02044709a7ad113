package io.technicianviews.bootstrap.console;

import io.technicianviews.bootstrap.endtoend.Client;
import io.technicianviews.bootstrap.endtoend.Json;
import io.technicianviews.bootstrap.endtoend.ServerProcess;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server with the demo data, which can be stopped and started again at the same address. */
final class ConsoleDesk implements AutoCloseable {

  private final Path dataDir;
  private final String port;
  private ServerProcess server;

  private ConsoleDesk(Path dataDir, String port, ServerProcess server) {
    this.dataDir = dataDir;
    this.port = port;
    this.server = server;
  }

  static ConsoleDesk start(Path dataDir) throws IOException {
    TestDatabase.initializedBefore(dataDir);
    String port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = "--port=" + free.getLocalPort();
    }
    return new ConsoleDesk(dataDir, port, ServerProcess.start(dataDir, port));
  }

  /** A technician of several units. */
  Client technician() {
    return server.technician();
  }

  Client admin() {
    return server.admin();
  }

  void stop() {
    server.terminate();
  }

  void startAgain() throws IOException {
    server = ServerProcess.start(dataDir, port);
  }

  /** Creates a request in one of the technician's units, as the admin; returns its id. */
  long newRequest(String subject) {
    return newRequest(subject, null);
  }

  /** Creates a request with a description. */
  long newRequest(String subject, @Nullable String description) {
    long unit = technician().json("/api/v1/me").objects("business_units").getFirst().number("id");
    String body =
        "{\"subject\": %s, \"description\": %s, \"business_unit_id\": %d}"
            .formatted(quoted(subject), description == null ? "null" : quoted(description), unit);
    return Json.of(admin().sent("POST", "/api/v1/requests", body).body()).number("id");
  }

  /** Adds a message to a request as the admin. */
  HttpResponse<String> addMessage(long request, String text) {
    return admin()
        .sent(
            "POST",
            "/api/v1/requests/" + request + "/messages",
            "{\"content\": " + quoted(text) + "}");
  }

  /** Adds tags to a request as the admin. */
  void tag(long request, String... tags) {
    String names = Arrays.stream(tags).map(ConsoleDesk::quoted).collect(Collectors.joining(", "));
    admin().send("PATCH", "/api/v1/requests/" + request, "{\"add_tags\": [" + names + "]}");
  }

  /** Returns a JSON string. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
    return json.append('"').toString();
  }

  @Override
  public void close() {
    try {
      server.close();
      TestDatabase.cleanUp(dataDir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
