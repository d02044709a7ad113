package io.technicianviews.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.servicenow.BadRows;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ImportSummary;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ImportReportTest {

  private static final ImportOutcome IMPORTED =
      new ImportOutcome.Imported(new ImportSummary(2, 0, 2, 2, 0, 1, 1, 1, 0, BadRows.NONE));

  @Test
  void theRequestsOfTheHelpdeskAreCountedIfItHasOthers() {
    assertThat(report(() -> 5)).contains("The helpdesk has 5 requests now.");
    assertThat(report(() -> 2)).doesNotContain("now.");
  }

  @Test
  void anImportIsReportedEvenIfTheRequestsCannotBeCounted() {
    String text =
        report(
            () -> {
              throw new DeskUnavailableException("the connection was lost");
            });
    assertThat(text).contains("2").doesNotContain("now.");
  }

  private static String report(LongSupplier requests) {
    StringWriter out = new StringWriter();
    CommandEnvironment environment =
        new CommandEnvironment(
            Map.of(), InstantSource.system(), new PrintWriter(out, true), new PrintWriter(out));
    new ImportReport(environment, requests).print(IMPORTED);
    return out.toString();
  }
}
