package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SignalR hub of a server process with the most verbose log level. */
@Timeout(300)
class HubServerTest {

  private static final String HUB = "/hubs/tickets";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path dataDir;
  private static Path log;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    TestDatabase.initializedBefore(dataDir);
    log = dataDir.resolve("server.log");
    server = started(0);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    TestDatabase.cleanUp(dataDir);
  }

  private static ServerProcess started(int port) throws IOException {
    return ServerProcess.launch(
            dataDir,
            Map.of("LOG_LEVEL", "trace"),
            ProcessBuilder.Redirect.appendTo(log.toFile()),
            "--port=" + port)
        .ready();
  }

  @Test
  void microsoftsJavaScriptClientReconnectsAfterAStopAndAfterAKill()
      throws IOException, InterruptedException {
    Client admin = server.admin();
    int port = URI.create(admin.url()).getPort();
    long ticket = admin.page("all_unsolved", 1, 1).objects("data").getFirst().number("id");
    try (NodeClient node = NodeClient.of(admin, ticket)) {
      node.next("connected");
      assertThat(String.valueOf(node.next("refused").members().get("value")))
          .contains("The request does not exist");
      assertThat(node.next("subscribed").number("value")).isEqualTo(ticket);
      node.next("user_subscribed");
      assertThat(retitled(admin, node, ticket, "One").get("update_type")).isEqualTo("updated");
      admin.send(
          "POST",
          "/api/v1/requests/" + ticket + "/assign",
          "{\"technician_id\": " + admin.json("/api/v1/me").number("id") + "}");
      assertThat(node.next("user_update").object("value").number("request_id")).isEqualTo(ticket);

      server.terminate();
      node.next("reconnecting");
      server = started(port);
      node.next("user_subscribed");
      retitled(admin, node, ticket, "Two");

      server.kill();
      node.next("reconnecting");
      server = started(port);
      node.next("user_subscribed");
      retitled(admin, node, ticket, "Three");
      assertThat(Files.readString(log)).doesNotContain(admin.token());
    }
  }

  private static Map<String, Object> retitled(
      Client admin, NodeClient node, long ticket, String subject) throws IOException {
    admin.send("PATCH", "/api/v1/requests/" + ticket, "{\"subject\": \"" + subject + "\"}");
    return node.next("update").object("value").members();
  }

  @Test
  void noTokenReachesTheLog() throws IOException {
    String good = server.admin().token();
    String bad = good.substring(0, good.length() - 10) + "1234567890";
    Client anonymous = new Client(server.url(), "none");
    for (String token : new String[] {good, bad, bad + "%zz", bad + "x".repeat(20_000)}) {
      anonymous.get(HUB + "?access_token=" + token.replace("%", "%25"));
      anonymous.get(HUB + "/nowhere?access_token=" + token.replace("%", "%25"));
    }
    connect(good).abort();
    assertThatThrownBy(() -> connect(bad)).isInstanceOf(CompletionException.class);

    String output = Files.readString(log);
    assertThat(output).contains("DEBUG");
    assertThat(output).doesNotContain("access_token", good.substring(good.lastIndexOf('.')));
    assertThat(output).doesNotContain(bad.substring(bad.lastIndexOf('.')));
  }

  private static WebSocket connect(String token) {
    URI address = URI.create(server.url().replace("http:", "ws:") + HUB + "?access_token=" + token);
    return HTTP.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {}).join();
  }
}
