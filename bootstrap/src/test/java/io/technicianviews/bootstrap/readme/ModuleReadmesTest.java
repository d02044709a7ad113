package io.technicianviews.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Verifies that the examples in the modules' READMEs equal the code that is compiled here. */
class ModuleReadmesTest {

  @Test
  void theExamplesEqualTheirSources() throws IOException {
    assertExample("adapters-cache", "CacheExample.java", "cache");
    assertExample("adapters-http", "ServerExample.java", "server");
    assertExample("domain/testkit", "TestKitExample.java", "test data");
  }

  private static void assertExample(String module, String file, String name) throws IOException {
    ReadmeExample example = ReadmeExample.of(file);
    assertThat(Files.readString(Path.of("..", module, "README.md")))
        .contains("```java\n" + example.imports() + "\n" + example.code(name) + "```\n");
  }

  @Test
  void theExampleOfTheTestKitHasAnUrgentRequest() {
    TestKitExample.Helpdesk helpdesk = TestKitExample.helpdesk();
    try (var desk = helpdesk.desk()) {
      assertThat(
              desk.technicianViews()
                  .page(helpdesk.technicianId(), ViewQuery.of(View.URGENT_HIGH_PRIORITY))
                  .orElseThrow()
                  .value()
                  .data())
          .hasSize(1);
    }
  }
}
