package com.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HelpdeskTest {

  @Test
  void anEmptyDatabaseBecomesAHelpdesk() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PrintStream recorder = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(recorder);
      Helpdesk.main(
          new String[] {postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"});
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("No paper", "1 unassigned");
  }
}
