package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
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
 * Two writers that run until {@link #close}. Each moves one request into "in progress" and out of
 * it, at up to 25 writes per second.
 */
final class BackgroundWriters implements AutoCloseable {

  private static final int WRITERS = 2;
  private static final long INTERVAL_NANOS = 40_000_000;

  private final ServiceRequestCommands commands;
  private final long writer;
  private final List<Long> requests = new ArrayList<>();
  private final List<Future<?>> tasks = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private volatile boolean stopped;

  /**
   * @param system the system whose work after a write follows each write
   */
  BackgroundWriters(ServiceRequestCommands commands, Person writer, ComparedSystem system) {
    this.commands = commands;
    this.writer = writer.id();
    for (int i = 0; i < WRITERS; i++) {
      long id = create(commands, writer);
      requests.add(id);
      tasks.add(threads.submit(() -> write(id, system)));
    }
  }

  private Void write(long request, ComparedSystem system) throws SQLException {
    try (PageReader reader = system.factory().open()) {
      for (int i = 0; !stopped; i++) {
        long next = System.nanoTime() + INTERVAL_NANOS;
        toggle(commands, writer, request, i % 2 == 0);
        reader.afterWrite(request);
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      }
      return null;
    }
  }

  /** Creates a request in the first unit of the writer. */
  static long create(ServiceRequestCommands commands, Person writer) {
    NewRequest request = NewRequest.of("Benchmark").businessUnit(writer.businessUnits().first());
    return commands.create(writer.id(), request).orElseThrow().item().request().id();
  }

  static void toggle(
      ServiceRequestCommands commands, long writer, long request, boolean inProgress) {
    Status status = inProgress ? Status.IN_PROGRESS : Status.OPEN;
    commands.update(writer, request, RequestPatch.NOTHING.status(status)).orElseThrow();
  }

  /** Stops the writers. Their requests remain until {@link #delete}. */
  @Override
  public void close() {
    stopped = true;
    threads.close();
    for (Future<?> task : tasks) {
      if (task.state() != Future.State.SUCCESS) {
        throw new IllegalStateException("a writer failed", task.exceptionNow());
      }
    }
  }

  void delete(long admin) {
    requests.forEach(request -> commands.delete(admin, request).orElseThrow());
  }
}
