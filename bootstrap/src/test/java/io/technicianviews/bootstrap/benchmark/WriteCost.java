package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.request.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Benchmark of commands by size of the helpdesk, including the commit and the change log; and of
 * the two readers of the change log when it has no new entries. The helpdesks are interleaved. It
 * prints medians in milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, and their sizes in
 * requests.
 */
public final class WriteCost {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 301;

  private WriteCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      List<Writer> writers = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        writers.add(Writer.at(BenchmarkDesk.of(Integer.parseInt(args[i]), 4, server)));
      }
      System.out.printf("%nmilliseconds, median of %d%n%-30s", ROUNDS, "");
      writers.forEach(writer -> System.out.printf("%,12d", writer.desk().requests()));
      System.out.printf("%12s%n", "last/first");
      print("create", writers, Writer::create);
      print("update", writers, Writer::update);
      print("assign and unassign", writers, Writer::assign);
      print("message", writers, Writer::message);
      print("empty poll, invalidations", writers, writer -> writer.invalidations().next());
      print("empty poll, events", writers, writer -> writer.events().next(100));
      writers.forEach(Writer::close);
    }
  }

  /** An admin who writes to one request. */
  private record Writer(
      BenchmarkDesk desk,
      ServiceRequestCommands commands,
      long admin,
      long request,
      InvalidationReader invalidations,
      OrderedChangeReader events)
      implements AutoCloseable {

    static Writer at(BenchmarkDesk desk) {
      ServiceRequestCommands commands = desk.serviceDesk().commands();
      long admin = desk.first(Role.ADMIN).id();
      long request =
          commands.create(admin, NewRequest.of("Benchmark")).orElseThrow().item().request().id();
      var log = desk.postgres().changes();
      return new Writer(
          desk, commands, admin, request, log.newlyVisible(), log.readAfter(log.lastId()));
    }

    void create() {
      commands.create(admin, NewRequest.of("Benchmark")).orElseThrow();
    }

    void update() {
      Status status = System.nanoTime() % 2 == 0 ? Status.OPEN : Status.ON_HOLD;
      RequestPatch patch =
          RequestPatch.NOTHING.status(status).subject("Benchmark " + System.nanoTime());
      commands.update(admin, request, patch).orElseThrow();
    }

    void assign() {
      commands.assign(admin, request, admin).orElseThrow();
      commands.unassign(admin, request, admin).orElseThrow();
    }

    void message() {
      commands.addMessage(admin, request, "Is it on?").orElseThrow();
    }

    @Override
    public void close() {
      invalidations.close();
      events.close();
      desk.close();
    }
  }

  private static void print(String name, List<Writer> writers, Consumer<Writer> work) {
    Map<Writer, DurationSample> samples = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Writer writer : writers) {
        if (round == -WARM_UP) {
          // The readers first consume the earlier writes, so that there is nothing new.
          writer.invalidations().next();
          while (!writer.events().next(1000).isEmpty()) {
            writer.invalidations().next();
          }
        }
        DurationSample sample =
            round < 0
                ? new DurationSample()
                : samples.computeIfAbsent(writer, ignored -> new DurationSample());
        sample.time(() -> work.accept(writer));
      }
    }
    System.out.printf("%-30s", name);
    samples.values().forEach(sample -> System.out.printf("%12.2f", sample.medianMillis()));
    List<DurationSample> all = List.copyOf(samples.values());
    System.out.printf("%12.2f%n", all.getLast().medianMillis() / all.getFirst().medianMillis());
  }
}
