package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatingPageTest {

  @Test
  void theTableOfSettingsIsTheOneOfTheProgram() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("docs/operating.md")).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
            .toList();

    assertThat(table)
        .containsExactlyElementsOf(
            Arrays.stream(Setting.values())
                .map(
                    setting ->
                        "| `%s` | %s | %s |"
                            .formatted(setting, setting.defaultText(), setting.meaning()))
                .toList());
  }
}
