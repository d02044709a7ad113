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
 * What a command costs, commit and log included, on desks of different size that take turns; and
 * what the two readers of the change log cost when there is nothing to read.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
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
      print("nothing new, for freshness", writers, writer -> writer.unseen().next());
      print("nothing new, for events", writers, writer -> writer.events().next(100));
      writers.forEach(Writer::close);
    }
  }

  /** An admin who writes in one request. */
  private record Writer(
      BenchmarkDesk desk,
      ServiceRequestCommands commands,
      long admin,
      long request,
      InvalidationReader unseen,
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
      unseen.close();
      events.close();
      desk.close();
    }
  }

  private static void print(String name, List<Writer> writers, Consumer<Writer> work) {
    Map<Writer, Median> medians = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Writer writer : writers) {
        if (round == -WARM_UP) {
          // What the lines before wrote is read, so that there is nothing new.
          writer.unseen().next();
          while (!writer.events().next(1000).isEmpty()) {
            writer.unseen().next();
          }
        }
        Median median =
            round < 0 ? new Median() : medians.computeIfAbsent(writer, any -> new Median());
        median.time(() -> work.accept(writer));
      }
    }
    System.out.printf("%-30s", name);
    medians.values().forEach(median -> System.out.printf("%12.2f", median.millis()));
    List<Median> all = List.copyOf(medians.values());
    System.out.printf("%12.2f%n", all.getLast().millis() / all.getFirst().millis());
  }
}
