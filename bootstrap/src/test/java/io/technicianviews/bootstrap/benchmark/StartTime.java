package io.technicianviews.bootstrap.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Benchmark of the time until the packaged server is ready, with the AOT cache of the JVM and
 * without, interleaved. It prints seconds. The first start, which creates the database and the demo
 * data, is reported separately.
 *
 * <p>Arguments: the jar, an empty or missing directory, and the number of rounds.
 */
public final class StartTime {

  private final Path jar;
  private final Path directory;

  private StartTime(Path jar, Path directory) {
    this.jar = jar;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StartTime benchmark = new StartTime(Path.of(arguments[0]), Path.of(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    System.out.printf(Locale.ROOT, "first start: %.1f s%n", seconds(benchmark.start(false)));
    benchmark.writeCache();
    DurationSample without = new DurationSample();
    DurationSample with = new DurationSample();
    for (int round = 0; round < rounds; round++) {
      without.add(benchmark.start(false));
      with.add(benchmark.start(true));
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d starts: %.1f s, with the cache %.1f s%n",
        rounds,
        without.medianMillis() / 1000,
        with.medianMillis() / 1000);
  }

  private Duration start(boolean cached) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    Process server = launch(cached, "serve", "--port=0");
    Duration elapsed = awaitReady(server, startNanos);
    server.destroy();
    server.waitFor();
    return elapsed;
  }

  private void writeCache() throws IOException, InterruptedException {
    Process server = launch(true, "serve", "--port=0", "--exit-when-ready");
    server.inputReader().lines().forEach(line -> {});
    if (server.waitFor() != 0) {
      throw new IOException("the server exited with status " + server.exitValue());
    }
  }

  private Process launch(boolean cached, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:disable");
    if (cached) {
      command.add("-XX:AOTCache=" + directory.resolveSibling(directory.getFileName() + ".aot"));
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("DATA_DIR", directory.toString());
    return builder.start();
  }

  private static Duration awaitReady(Process server, long startNanos) throws IOException {
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(" is ready at ")) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
