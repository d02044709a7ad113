package io.technicianviews.bootstrap.endtoend;

import io.technicianviews.bootstrap.Main;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The program that tests start in separate processes.
 *
 * <p>With {@code -Dtest.start-cache=true} it starts from an AOT cache of Java 25, which the first
 * test creates for all processes of the Maven run. A start then takes half the processor time; the
 * creation takes that of five to ten starts. Until the cache exists, the program starts without it.
 *
 * @param options the options of the JVM
 */
record ServerProgram(List<String> options) {

  private static final int AOT_SINCE = 25;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String JIT = "-XX:TieredStopAtLevel=1";

  private static @Nullable ServerProgram cached;

  static ServerProgram get() throws IOException {
    ServerProgram created = cached();
    return created != null ? created : of(List.of(), System.getProperty("java.class.path"));
  }

  /** The words of a command that runs the program with these arguments. */
  List<String> command(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(JAVA));
    words.addAll(options);
    words.add(Main.class.getName());
    words.addAll(arguments);
    return words;
  }

  private static ServerProgram of(List<String> cacheOptions, String classPath) {
    List<String> options = new ArrayList<>(List.of(JIT));
    options.addAll(cacheOptions);
    options.addAll(List.of("-cp", classPath));
    return new ServerProgram(options);
  }

  private static synchronized @Nullable ServerProgram cached() throws IOException {
    Optional<String> run = run();
    if (cached == null && run.isPresent()) {
      cached = new Cache(Path.of("target/server-of-tests"), run.get()).createOnce();
    }
    return cached;
  }

  /** The Maven run, if its server processes shall start from a cache. */
  private static Optional<String> run() {
    boolean wanted =
        Boolean.getBoolean("test.start-cache") && Runtime.version().feature() >= AOT_SINCE;
    // The last word is the number of the test process.
    return Optional.ofNullable(System.getenv("TECHNICIAN_VIEWS_TEST_RUN"))
        .filter(any -> wanted)
        .map(name -> name.substring(0, name.lastIndexOf(' ')));
  }

  /**
   * The cache and the jars of the class files that it was created from.
   *
   * @param run the Maven run for which they are valid
   */
  private record Cache(Path directory, String run) {

    /** Null while another test process creates it. */
    @Nullable ServerProgram createOnce() throws IOException {
      Files.createDirectories(directory);
      try (FileChannel file =
              FileChannel.open(
                  directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        if (lock == null) {
          return null;
        }
        if (!isValid()) {
          create();
        }
      }
      return of(List.of("-XX:AOTCache=" + file()), Files.readString(classPath()));
    }

    private boolean isValid() throws IOException {
      return Files.exists(validFor()) && Files.readString(validFor()).equals(run);
    }

    private void create() throws IOException {
      Files.deleteIfExists(validFor());
      Files.writeString(classPath(), classPathOfJars());
      Path dataDir = Files.createTempDirectory(directory, "data");
      TestDatabase.initializedBefore(dataDir);
      ServerProgram training =
          of(List.of("-XX:AOTCacheOutput=" + file()), Files.readString(classPath()));
      try (ServerProcess server = ServerProcess.launch(training, dataDir, Map.of(), log())) {
        server.ready().technician().json("/api/v1/requests/technician-views?view=all_unsolved");
      }
      TestDatabase.cleanUp(dataDir);
      if (!Files.exists(file())) {
        throw new IOException("the server wrote no cache, see " + directory.resolve("log"));
      }
      Files.writeString(validFor(), run);
    }

    /** The class path with a jar in place of each directory, whose classes are not cached. */
    private String classPathOfJars() {
      String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
      Set<String> jars = new LinkedHashSet<>();
      for (String entry : entries) {
        jars.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), jars.size()) : entry);
      }
      return String.join(File.pathSeparator, jars);
    }

    private String jar(Path classes, int number) {
      String jar = directory.resolve(number + ".jar").toAbsolutePath().toString();
      ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
      int exitCode =
          tool.run(System.out, System.err, "-c", "-0", "-f", jar, "-C", classes.toString(), ".");
      if (exitCode != 0) {
        throw new IllegalStateException("no jar of " + classes);
      }
      return jar;
    }

    private Redirect log() {
      return Redirect.to(directory.resolve("log").toFile());
    }

    private Path file() {
      return directory.resolve("server.aot").toAbsolutePath();
    }

    private Path classPath() {
      return directory.resolve("class-path");
    }

    private Path validFor() {
      return directory.resolve("valid-for");
    }
  }
}
