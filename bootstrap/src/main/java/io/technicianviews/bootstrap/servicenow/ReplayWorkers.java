package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.application.EventReplay.Outcome;
import io.technicianviews.domain.command.ReplayedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Repeats events by one writer or several at a time. The incidents are divided among the writers,
 * so that the events of each come one after the other. Used once.
 */
final class ReplayWorkers {

  private final List<Incident> events;
  private final Function<Incident, ReplayedEvent> reading;
  private final Function<ReplayedEvent, Outcome> desk;
  private final ImportProgress progress;
  private final AtomicLong repeated = new AtomicLong();
  private final Map<Outcome, Long> outcomes = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  ReplayWorkers(
      List<Incident> events,
      Function<Incident, ReplayedEvent> reading,
      Function<ReplayedEvent, Outcome> desk,
      ImportProgress progress) {
    this.events = events;
    this.reading = reading;
    this.desk = desk;
    this.progress = progress;
  }

  /** Returns when all events have been repeated; the first failure stops every writer. */
  ReplayCounts run(int writers) {
    progress.repeated(0, events.size());
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        int number = i;
        threads.execute(() -> write(number, writers));
      }
    }
    rethrowFailure();
    return new ReplayCounts(
        outcomes.getOrDefault(Outcome.CREATED, 0L),
        outcomes.getOrDefault(Outcome.UPDATED, 0L),
        outcomes.getOrDefault(Outcome.UNCHANGED, 0L),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private void write(int number, int writers) {
    try {
      for (Incident event : events) {
        if (failure.get() != null) {
          return;
        }
        if (Math.floorMod(event.number().hashCode(), writers) == number) {
          repeat(event);
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void repeat(Incident event) {
    Outcome outcome = desk.apply(reading.apply(event));
    outcomes.merge(outcome, 1L, Long::sum);
    progress.repeated(repeated.incrementAndGet(), events.size());
  }

  private void rethrowFailure() {
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
