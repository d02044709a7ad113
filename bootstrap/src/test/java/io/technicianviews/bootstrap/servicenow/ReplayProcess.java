package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.application.EventReplay;
import io.technicianviews.application.EventReplay.Outcome;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.persistence.PostgresDesk;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay in a separate process, which prints each event after it has taken effect. */
final class ReplayProcess implements AutoCloseable {

  private static final String BEGUN = "begun";
  private static final String END = ".";

  /** An event that has taken effect. */
  record AppliedEvent(String number, Instant at, Outcome outcome) {}

  private final Process process;
  private final BufferedReader output;

  private ReplayProcess(Process process) {
    this.process = process;
    output = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts a process. Returns when the process is about to load the file. */
  static ReplayProcess start(EmbeddedPostgres server, Path file, int writers) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ReplayProcess.class.getName(),
            server.jdbcUrl(),
            server.user(),
            server.password(),
            file.toString(),
            Integer.toString(writers));
    ProcessBuilder builder = new ProcessBuilder(command);
    ReplayProcess replay =
        new ReplayProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    String line;
    do {
      line = replay.output.readLine();
      if (line == null) {
        replay.close();
        throw new IOException("the process ended before it began");
      }
    } while (!line.equals(BEGUN));
    return replay;
  }

  /**
   * The next event that has taken effect; null if there are no more. An incomplete last line is
   * ignored.
   */
  @Nullable AppliedEvent next() throws IOException {
    String line = output.readLine();
    String[] fields = line == null ? new String[0] : line.split(" ");
    return fields.length == 4 && fields[3].equals(END)
        ? new AppliedEvent(fields[0], Instant.parse(fields[1]), Outcome.valueOf(fields[2]))
        : null;
  }

  /** Kills the process. Its output can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  int exitCode() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] arguments) {
    try (PostgresDesk desk = PostgresLogDesk.open(arguments[0], arguments[1], arguments[2])) {
      EventReplay replay = DeskFactory.serviceDesk(desk).replay();
      print(BEGUN);
      new ServiceNowReplay(
              desk.loader(),
              ImportedDesk.ZONE,
              event -> report(event, replay.apply(event)),
              Integer.parseInt(arguments[4]))
          .run(Path.of(arguments[3]), ImportOptions.PLAIN, ImportProgress.SILENT);
    }
  }

  private static Outcome report(ReplayedEvent event, Outcome outcome) {
    print(String.join(" ", event.externalId(), event.at().toString(), outcome.name(), END));
    return outcome;
  }

  /** Prints a line in one write, so that concurrent lines do not mix. */
  // The stream is not closed, because its descriptor is that of the process.
  @SuppressWarnings("resource")
  private static void print(String line) {
    try {
      new FileOutputStream(FileDescriptor.out)
          .write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
