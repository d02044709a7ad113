package io.technicianviews.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void printsTheProgressAtIntervals() {
    StringWriter output = new StringWriter();
    try (Progress progress = Progress.start(new PrintWriter(output, true))) {
      progress.update("reading: 12 %");
      progress.update("reading: 34 %");
      assertThat(output.toString()).isEmpty();
      progress.print();
    }

    assertThat(output.toString().strip()).isEqualTo("reading: 34 % ...");
  }
}
