package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main class of the jar, which every version of Java can load. */
@Timeout(120)
class LauncherTest {

  private static final String LAUNCHER = "io.technicianviews.launcher.Launcher";
  private static final Path CLASS_FILE = Path.of(LAUNCHER.replace('.', '/') + ".class");
  private static final Path BUILT = Path.of("target/classes");
  private static final int CLASS_FILE_OF_JAVA_8 = 52;

  @TempDir private static Path compiled;
  private static Path classes;

  /** Takes the class that the build compiled, or compiles it in the same way. */
  @BeforeAll
  static void findClass() throws IOException {
    classes = Files.exists(BUILT.resolve(CLASS_FILE)) ? BUILT : compiled;
    if (classes.equals(compiled)) {
      Path source = Path.of("src/launcher/java", LAUNCHER.replace('.', '/') + ".java");
      ByteArrayOutputStream messages = new ByteArrayOutputStream();
      int exitCode =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  messages,
                  messages,
                  "--release",
                  "8",
                  "-d",
                  compiled.toString(),
                  source.toString());
      assertThat(exitCode).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  @Test
  void isAJava8ClassFile() throws IOException {
    try (var in = new DataInputStream(Files.newInputStream(classes.resolve(CLASS_FILE)))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(in.readUnsignedShort()).isZero();
      assertThat(in.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_8);
    }
  }

  @Test
  void anOldJavaVersionIsReportedInASentence() throws IOException {
    Optional<Path> oldJava = oldJava();
    assumeTrue(oldJava.isPresent(), "no Java older than 21 in /usr/lib/jvm");

    Result result = run(oldJava.get(), classes.toString(), "serve");

    assertThat(result.exitCode()).isOne();
    assertThat(result.text().lines())
        .singleElement()
        .asString()
        .startsWith("technician-views: Java 21 or newer is required, but this is Java ");
  }

  @Test
  void aNewJavaRunsTheProgramWithItsExitCode() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");

    assertThat(run(java, classPath, "--version").text()).startsWith("Technician Views ");
    assertThat(run(java, classPath, "--version").exitCode()).isZero();
    assertThat(run(java, classPath, "unknown").exitCode()).isEqualTo(2);
  }

  private static Optional<Path> oldJava() throws IOException {
    Path installations = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installations)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(installations)) {
      return all.filter(LauncherTest::isOld)
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }

  private static boolean isOld(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .anyMatch(line -> line.matches("JAVA_VERSION=\"(1\\.8|8|9|1\\d|20)[._+-].*\""));
    } catch (IOException e) {
      return false;
    }
  }

  private record Result(int exitCode, String text) {}

  private static Result run(Path java, String classPath, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(java.toString(), "-cp", classPath, LAUNCHER));
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.onExit().join().exitValue(), text);
  }
}
