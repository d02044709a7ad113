package io.technicianviews.bootstrap.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server in a separate process, which is stopped when this process ends. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");

  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts the server and returns when it is ready. It inherits the settings of this process, such
   * as DATABASE_POOL_SIZE, except those of address, database and tokens.
   *
   * @param cores the cores for the server and the embedded PostgreSQL that it starts, as a list for
   *     {@code taskset}, which Linux distributions install by default; empty: all
   */
  static ServerProcess start(Path jar, String cores, Path dataDir, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    if (!cores.isEmpty()) {
      command.addAll(List.of("taskset", "--cpu-list", cores));
    }
    command.addAll(List.of(java(), "-jar", jar.toString(), "serve", "--port=0", "--no-demo"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("BIND_ADDRESS|DATABASE_URL|J(WT|WKS)_.*"));
    builder.environment().put("DATA_DIR", dataDir.toString());
    Process process = builder.redirectError(Redirect.to(log.toFile())).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new ServerProcess(process, awaitReady(process.inputReader(), log));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String awaitReady(BufferedReader output, Path log) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return ready.group(1);
      }
    }
    throw new IOException("the server ended before it was ready; see " + log);
  }

  String url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
