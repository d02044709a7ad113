package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Microsoft's JavaScript client in a Node process, which prints the messages that it receives. */
final class NodeClient implements AutoCloseable {

  private static final String RESOURCES = "/io/technicianviews/bootstrap/signalr/";
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "client.mjs");

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private NodeClient(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts a client that subscribes to a ticket and to the notifications of the person. */
  static NodeClient of(Client person, long ticket) throws IOException, InterruptedException {
    assumeTrue(
        isOnThePath("node") && isOnThePath("npm"), "neither node nor npm: install both for this");
    ProcessBuilder node =
        new ProcessBuilder(
            "node", "client.mjs", person.url(), person.token(), Long.toString(ticket));
    return new NodeClient(start(node, installed()));
  }

  /**
   * Installs the client with its dependencies, which are not in the sources, and returns the
   * directory.
   */
  private static Path installed() throws IOException, InterruptedException {
    Path home = Files.createDirectories(Path.of("target", "hub-client"));
    for (String file : FILES) {
      try (InputStream in =
          Objects.requireNonNull(NodeClient.class.getResourceAsStream(RESOURCES + file), file)) {
        Files.copy(in, home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    ProcessBuilder npm =
        new ProcessBuilder(
            "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    Process installation = start(npm, home);
    String output =
        new String(installation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // Without access to a registry, this test is skipped.
    assumeTrue(installation.waitFor() == 0, "npm could not fetch the client: " + output);
    return home;
  }

  private static Process start(ProcessBuilder process, Path home) throws IOException {
    return process.directory(home.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static boolean isOnThePath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** The next message of this kind. Other messages before it are skipped. */
  Json next(String what) throws IOException {
    String line;
    do {
      line = output.readLine();
      assertThat(line).as("the client ended after these messages: %s", lines).isNotNull();
      lines.add(line);
    } while (!line.startsWith("{\"what\":\"" + what + "\""));
    return Json.of(line);
  }

  /** Closes the input, which stops the client, and kills the process if it does not stop. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.onExit().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the client did not stop", e);
    }
  }
}
