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

/** Microsoft's client for JavaScript in a process of Node, which says what it hears. */
final class NodeClient implements AutoCloseable {

  private static final String RESOURCES = "/io/technicianviews/bootstrap/signalr/";
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "client.mjs");

  private final Process process;
  private final BufferedReader output;
  private final List<String> heard = new ArrayList<>();

  private NodeClient(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Follows a ticket, and what is the person's own. */
  static NodeClient of(Client person, long ticket) throws IOException, InterruptedException {
    assumeTrue(
        isOnThePath("node") && isOnThePath("npm"), "neither node nor npm: install both for this");
    ProcessBuilder node =
        new ProcessBuilder(
            "node", "client.mjs", person.url(), person.token(), Long.toString(ticket));
    return new NodeClient(start(node, installed()));
  }

  /** Where the client is, with what it needs; nothing of it is in the sources. */
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
    // A machine that reaches no registry can run everything else.
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

  /** What it says next of this kind; everything else that it says until then is passed over. */
  Json next(String what) throws IOException {
    String line;
    do {
      line = output.readLine();
      assertThat(line).as("it ended; it had said %s", heard).isNotNull();
      heard.add(line);
    } while (!line.startsWith("{\"what\":\"" + what + "\""));
    return Json.of(line);
  }

  /** Asks it to stop, and ends it if it does not. */
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
