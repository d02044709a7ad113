package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log output of a process, with the configuration of the jar. */
@Timeout(120)
class LogFormatTest {

  /** Nothing listens on this port: it is reserved. */
  private static final Map<String, String> NO_DATABASE =
      Map.of("DATABASE_URL", "postgres://ann:hidden@127.0.0.1:1/desk", "LOG_LEVEL", "debug");

  @Test
  void eachLineIsAJsonObjectWithItsStackTrace() throws IOException {
    List<Map<String, Object>> records =
        log(Map.of("LOG_FORMAT", "json")).lines().map(line -> Json.of(line).members()).toList();

    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record)
                    .containsKeys("@timestamp", "level", "logger_name", "thread_name", "message"));
    assertThat(records)
        .anySatisfy(
            record ->
                assertThat(record.get("stack_trace"))
                    .asString()
                    .contains("CommandFailedException")
                    .contains("\n\tat "));
    Map<String, Object> last = records.getLast();
    assertThat(last).containsEntry("level", "ERROR");
    assertThat(last.get("message")).asString().contains("DATABASE_URL").contains("refused");
    assertThat(last.get("@timestamp")).asString().endsWith("Z");
  }

  @Test
  void textIsTheDefault() throws IOException {
    assertThat(log(Map.of()).lines())
        .last()
        .asString()
        .startsWith("technician-views: the database of DATABASE_URL");
  }

  private static String log(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "migrate");
    builder.environment().putAll(NO_DATABASE);
    builder.environment().putAll(settings);
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String log = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).isOne();
    return log;
  }
}
