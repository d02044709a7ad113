package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code deploy}: their settings exist, and their values reach the server. */
class DeploymentFilesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final List<String> SETTINGS =
      Arrays.stream(Setting.values()).map(Setting::name).toList();

  @Test
  void everyVariableIsASetting() throws IOException {
    String server = read("compose.yaml");
    server = server.substring(0, server.indexOf("\n  database:"));

    assertThat(names("(?m)^#?([A-Z_]+)=", read("technician-views.env")))
        .hasSizeGreaterThan(4)
        .isSubsetOf(SETTINGS);
    assertThat(names("(?m)^Environment=([A-Z_]+)=", read("technician-views.service")))
        .isNotEmpty()
        .isSubsetOf(SETTINGS);
    assertThat(names("(?m)^      ([A-Z_]+): ", server)).hasSizeGreaterThan(3).isSubsetOf(SETTINGS);
    assertThat(names("(?m)^(?:ENV|   ) ([A-Z_]+)=", read("Containerfile")))
        .isNotEmpty()
        .isSubsetOf(SETTINGS);
  }

  @Test
  void aShellReadsTheValuesOfTheEnvironmentFileVerbatim(@TempDir Path directory) throws Exception {
    String example = "postgres://desk:CHANGE-ME@127.0.0.1:5432/desk";
    String url = "postgres://desk:a$b%26c@db.example:5432/desk?sslmode=require&connectTimeout=5";
    String text = read("technician-views.env");
    assertThat(text).contains(example);
    assertThat(names("(?m)^#?([A-Z_]+)='[^']*'$", text))
        .isEqualTo(names("(?m)^#?([A-Z_]+)=", text));
    Path file = Files.writeString(directory.resolve("env"), text.replace(example, url));

    ProcessBuilder shell =
        new ProcessBuilder(
            "sh", "-c", "set -a; . \"$0\"; set +a; printenv DATABASE_URL", file.toString());
    shell.environment().remove("DATABASE_URL");
    Process process = shell.redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(url + "\n");
    assertThat(process.waitFor()).isZero();
  }

  /** Otherwise a command that reads the environment file would create a helpdesk of its own. */
  @Test
  void commandsUseTheDataDirectoryOfTheService() throws IOException {
    String service = read("technician-views.service");
    assertThat(names("(?m)^DATA_DIR='/var/lib/(.*)'$", read("technician-views.env")))
        .isEqualTo(names("(?m)^StateDirectory=(.*)$", service))
        .hasSize(1);
    assertThat(service).doesNotContain("DATA_DIR");
  }

  /** In text format, a server with embedded PostgreSQL prints tokens at its start. */
  @Test
  void servicesLogAsJson() throws IOException {
    assertThat(read("technician-views.service")).contains("\nEnvironment=LOG_FORMAT=json\n");
    assertThat(read("Containerfile")).contains(" LOG_FORMAT=json\n");
  }

  @Test
  void nothingKillsAServerBeforeItsShutdownMayEnd() throws IOException {
    assertThat(names("TimeoutStopSec=(\\d+)", read("technician-views.service")))
        .containsExactly("75");
    assertThat(names("stop_grace_period: (\\d+)s", read("compose.yaml"))).containsExactly("75");
  }

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  private static List<String> names(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
