package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Status;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Two writers who move a request each into "in progress" and out of it, fifty times a second
 * together as far as the machine lets them, until they are closed.
 */
final class Disturbance implements AutoCloseable {

  private static final int WRITERS = 2;
  private static final long DISTANCE_NANOS = 40_000_000;

  private final ServiceRequestCommands commands;
  private final long writer;
  private final List<Long> requests = new ArrayList<>();
  private final List<Future<?>> writing = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private volatile boolean over;

  /**
   * @param contender what it does after a write is done after each of these
   */
  Disturbance(ServiceRequestCommands commands, Person writer, Contender contender) {
    this.commands = commands;
    this.writer = writer.id();
    for (int i = 0; i < WRITERS; i++) {
      long id = create(commands, writer);
      requests.add(id);
      writing.add(threads.submit(() -> write(id, contender)));
    }
  }

  private Void write(long request, Contender contender) throws SQLException {
    try (Shape shape = contender.opening().open()) {
      for (int i = 0; !over; i++) {
        long next = System.nanoTime() + DISTANCE_NANOS;
        toggle(commands, writer, request, i % 2 == 0);
        shape.afterWrite(request);
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      }
      return null;
    }
  }

  /** A request of the first of the writer's units. */
  static long create(ServiceRequestCommands commands, Person writer) {
    NewRequest request = NewRequest.of("Benchmark").businessUnit(writer.businessUnits().first());
    return commands.create(writer.id(), request).orElseThrow().item().request().id();
  }

  static void toggle(
      ServiceRequestCommands commands, long writer, long request, boolean inProgress) {
    Status status = inProgress ? Status.IN_PROGRESS : Status.OPEN;
    commands.update(writer, request, RequestPatch.NOTHING.status(status)).orElseThrow();
  }

  /** Ends the writing; what was written stays until {@link #delete}. */
  @Override
  public void close() {
    over = true;
    threads.close();
    for (Future<?> one : writing) {
      if (one.state() != Future.State.SUCCESS) {
        throw new IllegalStateException("a writer failed", one.exceptionNow());
      }
    }
  }

  void delete(long admin) {
    requests.forEach(request -> commands.delete(admin, request).orElseThrow());
  }
}
