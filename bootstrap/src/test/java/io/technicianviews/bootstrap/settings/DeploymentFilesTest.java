package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files in {@code deploy} use settings that exist, and wait for the end of the shutdown. */
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
