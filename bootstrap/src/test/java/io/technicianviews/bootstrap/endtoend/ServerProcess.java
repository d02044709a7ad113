package io.technicianviews.bootstrap.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a separate process, whose address and tokens are read from its startup message. */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");
  private static final Pattern TOKEN = Pattern.compile("Bearer ([^']+)'");
  private static final String LAST_LINE = "  Stop: ";

  /**
   * A time zone in which it is noon or a little later now, so that no test runs across midnight.
   */
  // All servers of a test share a desk and must have the same zone.
  @SuppressWarnings("TimeInStaticInitializer")
  private static final ZoneOffset AT_NOON =
      ZoneOffset.ofHours(12 - OffsetDateTime.now(ZoneOffset.UTC).getHour());

  private final Process process;
  private final List<String> output = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts a server. Returns when it is ready. */
  public static ServerProcess start(Path dataDir, String... options) throws IOException {
    return launch(dataDir, options).ready();
  }

  static ServerProcess launch(Path dataDir, String... options) throws IOException {
    return launch(dataDir, Map.of(), options);
  }

  /** The time zone of the desk. */
  static String zone() {
    return AT_NOON.getId();
  }

  static ServerProcess launch(Path dataDir, Map<String, String> settings, String... options)
      throws IOException {
    return launch(dataDir, settings, ProcessBuilder.Redirect.INHERIT, options);
  }

  /**
   * @param log the destination of the log of the server
   * @param options the command-line options; without a port, the server uses any free one
   */
  static ServerProcess launch(
      Path dataDir, Map<String, String> settings, ProcessBuilder.Redirect log, String... options)
      throws IOException {
    return launch(ServerProgram.get(), dataDir, settings, log, options);
  }

  static ServerProcess launch(
      ServerProgram program,
      Path dataDir,
      Map<String, String> settings,
      ProcessBuilder.Redirect log,
      String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--port="))) {
      arguments.add("--port=0");
    }
    ProcessBuilder builder = new ProcessBuilder(program.command(arguments));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("PORT|BIND_ADDRESS|DATABASE_.*|J[WS].*"));
    builder.environment().put("DATA_DIR", dataDir.toString());
    builder.environment().put("DESK_TIME_ZONE", AT_NOON.getId());
    builder.environment().put("DEMO_ACTIVITY", "false");
    builder.environment().putAll(settings);
    return new ServerProcess(builder.redirectError(log).start());
  }

  /** Waits until the server is ready. A server that does not become ready is terminated. */
  ServerProcess ready() throws IOException {
    try {
      awaitReady();
      return this;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  void awaitReady() throws IOException {
    BufferedReader reader = process.inputReader();
    String line;
    do {
      line = reader.readLine();
      if (line == null) {
        throw new IOException("the server ended before it was ready");
      }
      output.add(line);
    } while (!line.startsWith(LAST_LINE));
  }

  /** Whether the startup message has tokens. */
  boolean printsTokens() {
    return !output(TOKEN).isEmpty();
  }

  /** Whether the startup message announces that the demo data change by themselves. */
  boolean announcesDemoActivity() {
    return output.stream().anyMatch(line -> line.startsWith("  Demo data:"));
  }

  public String url() {
    return output(READY).getFirst();
  }

  public Client technician() {
    return new Client(url(), output(TOKEN).getFirst());
  }

  public Client admin() {
    return new Client(url(), output(TOKEN).getLast());
  }

  /** Terminates the server in an orderly way and returns its exit code. */
  public int terminate() {
    process.destroy();
    return exitCode();
  }

  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private int exitCode() {
    return process.onExit().join().exitValue();
  }

  /** Terminates the server if it still runs. */
  @Override
  public void close() {
    terminate();
  }

  private List<String> output(Pattern pattern) {
    return output.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }
}
