package io.technicianviews.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Verifies that the examples in the README equal the code that is compiled and run here. */
class ReadmeTest {

  @Test
  void theEmbeddingExampleEqualsItsSource() throws IOException {
    assertThat(readme())
        .contains(ReadmeExample.of("EmbeddingExample.java").code("embedding") + "}\n");
  }

  @Test
  void theExampleOfTheSecondRunEqualsItsSource() throws IOException {
    assertThat(readme()).contains(ReadmeExample.of("EmbeddingExample.java").code("second run"));

    InMemoryDesk memory = new InMemoryDesk(InstantSource.system());
    try (ServiceDesk desk = ServiceDesk.builder().storage(memory).build()) {
      long ada = EmbeddingExample.adminOf(desk);
      assertThat(EmbeddingExample.adminOf(desk)).isEqualTo(ada);
    }
  }

  @Test
  void theUnitTestExampleEqualsItsSource() throws IOException {
    assertThat(readme()).contains(ReadmeExample.of("UnitTestExampleTest.java").code("unit test"));
  }

  @Test
  void theImportsOfTheExamplesAreListed() throws IOException {
    Set<String> imports = new TreeSet<>();
    Set<String> staticImports = new TreeSet<>();
    for (String file : List.of("EmbeddingExample.java", "UnitTestExampleTest.java")) {
      ReadmeExample.of(file)
          .source()
          .lines()
          .filter(line -> line.startsWith("import "))
          .forEach(line -> (line.startsWith("import static ") ? staticImports : imports).add(line));
    }
    assertThat(readme())
        .contains(
            "```java\n%s\n\n%s\n```\n"
                .formatted(String.join("\n", imports), String.join("\n", staticImports)));
  }

  @Test
  void theCustomViewExampleEqualsItsSource() throws IOException {
    assertThat(Files.readString(Path.of("../application/docs/custom-views.md")))
        .contains(ReadmeExample.of("CustomViewExample.java").code("custom view"));

    InMemoryDesk memory = new InMemoryDesk(InstantSource.system());
    try (ServiceDesk desk = ServiceDesk.builder().storage(memory).build()) {
      long ada = desk.administration().firstAdmin("Ada").orElseThrow().id();
      assertThat(CustomViewExample.show(desk, ada).counts()).hasSize(View.values().length + 1);
    }
  }

  @Test
  void noPlaceholderIsLeft() throws IOException {
    assertThat(readme()).doesNotContain("@@");
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }
}
