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
 * Measures the time until the packaged server is ready, with the JVM's AOT cache and without, in
 * turns. The first start, which creates the database and the demo data, is reported apart.
 *
 * <p>Arguments: the jar, an empty or missing directory, and the number of turns.
 */
public final class StartTime {

  private final Path jar;
  private final Path directory;

  private StartTime(Path jar, Path directory) {
    this.jar = jar;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StartTime starts = new StartTime(Path.of(arguments[0]), Path.of(arguments[1]));
    int turns = Integer.parseInt(arguments[2]);
    System.out.printf(Locale.ROOT, "first start: %.1f s%n", seconds(starts.start(false)));
    starts.writeCache();
    Median without = new Median();
    Median with = new Median();
    for (int turn = 0; turn < turns; turn++) {
      without.add(starts.start(false));
      with.add(starts.start(true));
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d starts: %.1f s, with the cache %.1f s%n",
        turns,
        without.millis() / 1000,
        with.millis() / 1000);
  }

  private Duration start(boolean cached) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process server = launch(cached, "serve", "--port=0");
    Duration took = awaitReady(server, begun);
    server.destroy();
    server.waitFor();
    return took;
  }

  private void writeCache() throws IOException, InterruptedException {
    Process server = launch(true, "serve", "--port=0", "--exit-when-ready");
    server.inputReader().lines().forEach(line -> {});
    if (server.waitFor() != 0) {
      throw new IOException("the server ended with " + server.exitValue());
    }
  }

  private Process launch(boolean cached, String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xlog:disable");
    if (cached) {
      words.add("-XX:AOTCache=" + directory.resolveSibling(directory.getFileName() + ".aot"));
    }
    words.addAll(List.of("-jar", jar.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.DISCARD);
    builder.environment().put("DATA_DIR", directory.toString());
    return builder.start();
  }

  private static Duration awaitReady(Process server, long begun) throws IOException {
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(" is ready at ")) {
        return Duration.ofNanos(System.nanoTime() - begun);
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
