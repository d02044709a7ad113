package io.technicianviews.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UsageTest {

  /** Nothing listens on this port: it is reserved. */
  private static final Map<String, String> NO_DATABASE =
      Map.of(
          "DATABASE_URL", "postgres://ann:hidden@127.0.0.1:1/desk",
          "JWT_SECRET", "a-secret-of-thirty-two-bytes-000");

  @Test
  void everyCommandHelpsWithExamplesAndExitCodes() {
    for (String command :
        List.of(
            "serve",
            "import servicenow",
            "generate",
            "first-admin",
            "token",
            "migrate",
            "recount")) {
      CommandRun help = run((command + " --help").split(" "));

      assertThat(help.exitCode()).isZero();
      assertThat(help.out())
          .startsWith("Usage: technician-views " + command)
          .contains("Example")
          .contains("  technician-views " + command)
          .contains("Exit codes:");
    }
  }

  @Test
  void theHelpOfServeHasEverySetting() {
    assertThat(run("serve", "--help").out())
        .contains(Arrays.stream(Setting.values()).map(Setting::name).toList())
        .contains(Arrays.stream(Setting.values()).map(Setting::meaning).toList());
  }

  /** The tests do not run from the jar, so the name is that of the program. */
  @Test
  void everyHelpTextOfTheJarExplainsTheNameOfTheProgram() {
    CommandLine commandLine = TechnicianViews.commandLine(CommandEnvironment.ofThisProcess());
    TechnicianViews.explainName(commandLine, "/a%b/java -jar views.jar");

    assertExplained(commandLine);
  }

  private static void assertExplained(CommandLine command) {
    assertThat(command.getUsageMessage())
        .contains("technician-views stands for: /a%b/java -jar views.jar\n");
    command.getSubcommands().values().forEach(UsageTest::assertExplained);
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(run("--version").out()).matches("Technician Views \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void mistypedArgumentsAreRefusedWithASuggestion() {
    CommandRun option = run("serve", "--prot", "9000");
    assertThat(option.exitCode()).isEqualTo(2);
    assertThat(option.err()).contains("--prot").contains("--port");

    CommandRun command = run("serv");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains("technician-views serve");

    assertThat(run().exitCode()).isEqualTo(2);
    assertThat(run("import").exitCode()).isEqualTo(2);
    assertThat(run("import", "servicenow").err()).contains("FILE");
    assertThat(run("token").err()).startsWith("technician-views: Missing required argument");
    assertThat(run("serve", "nothing").err())
        .contains("--demo, ", "--no-demo")
        .endsWith("Try 'technician-views serve --help'." + System.lineSeparator());
  }

  @Test
  void numbersOutOfBoundsAreRefusedByTheirOption() {
    assertUsageError("--requests must be from 1", "generate", "--requests", "0");
    assertUsageError("--technicians must be from 1", "generate", "--technicians", "-3");
    assertUsageError("--business-units must be from 1", "generate", "--business-units", "0");
    assertUsageError("--unsolved-percent must be", "generate", "--unsolved-percent", "101");
    assertUsageError("--unsolved-percent must be", "generate", "--unsolved-percent", "NaN");
    assertUsageError("--port must be from 0 to 65535", "serve", "--port", "70000");
    assertUsageError("--as-of", "import", "servicenow", "f", "--as-of", "15.3.2016");
    assertUsageError(
        "--writers must be from 1 to DATABASE_POOL_SIZE, which is 10, not 11",
        "import",
        "servicenow",
        "f",
        "--replay",
        "--writers",
        "11");
    assertUsageError(
        "--column must be NAME=HEADER, where NAME is one of number, state,",
        "import",
        "servicenow",
        "f",
        "--column",
        "colour=Colour");
    assertUsageError("must name a header", "import", "servicenow", "f", "--column", "state=");
    assertUsageError(
        "--date-format must be a pattern", "import", "servicenow", "f", "--date-format", "dd/MM");
    assertUsageError("--writers requires --replay", "import", "servicenow", "f", "--writers", "2");
    assertUsageError("such as 90s", "token", "--role", "admin", "--valid-for", "1w");
    assertUsageError("--valid-for", "token", "--role", "admin", "--valid-for", "366d");
    assertUsageError("'chief'", "token", "--role", "chief");
    assertUsageError("--person", "token");
    assertUsageError("mutually exclusive", "token", "--person", "1", "--role", "admin");
  }

  @Test
  void invalidSettingsAreReportedTogetherAndNothingIsDone(@TempDir Path dataDir)
      throws IOException {
    Map<String, String> wrong =
        Map.of("DATA_DIR", dataDir.toString(), "PORT", "x", "JSON_NAMING", "pascal");
    for (String command : List.of("serve", "migrate", "token --role admin")) {
      CommandRun run = CommandRun.of(wrong, command.split(" "));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("PORT must be").contains("JSON_NAMING must be");
      assertThat(run.err().lines()).hasSize(2);
    }
    try (var files = Files.list(dataDir)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void withoutASecretNothingIsServedAndNoTokenIsMade() {
    Map<String, String> noSecret = Map.of("DATABASE_URL", "postgres://ann:hidden@127.0.0.1:1/desk");
    for (String command : List.of("serve", "token --role admin")) {
      CommandRun run = CommandRun.of(noSecret, command.split(" "));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("JWT_SECRET").contains("JWKS_URL");
    }
  }

  @Test
  void anUnreachableDatabaseIsReportedInOneLine() {
    for (String command : List.of("serve --port 0", "migrate", "generate", "token --role admin")) {
      CommandRun run = CommandRun.of(NO_DATABASE, command.split(" "));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("DATABASE_URL (jdbc:postgresql://127.0.0.1:1/desk as ann)")
          .contains("refused")
          .doesNotContain("hidden");
    }
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    Map<String, String> nowhere = Map.of("DATABASE_URL", "postgres://ann:hidden@db.invalid/desk");

    assertThat(CommandRun.of(nowhere, "migrate").err()).contains("unknown host db.invalid");
  }

  @Test
  void theStackTraceIsPrintedOnRequest() {
    Map<String, String> debug =
        Map.of("DATABASE_URL", "postgres://ann:hidden@127.0.0.1:1/desk", "LOG_LEVEL", "debug");

    assertThat(CommandRun.of(debug, "migrate").err()).contains("\tat ").doesNotContain("hidden");
  }

  @Test
  void anInvalidDataDirectoryIsReportedInOneLine(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    CommandRun run = CommandRun.of(Map.of("DATA_DIR", file.toString()), "migrate");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("DATA_DIR " + file);
  }

  private static void assertUsageError(String message, String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(message).isEqualTo(2);
    assertThat(run.err()).contains(message).contains("--help");
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(NO_DATABASE, arguments);
  }
}
