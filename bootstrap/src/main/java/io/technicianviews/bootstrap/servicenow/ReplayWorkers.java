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
 * Replays events with one or several concurrent writers. Each incident belongs to one writer, so
 * that its events are replayed in order. An instance is used once.
 */
final class ReplayWorkers {

  private final List<Incident> events;
  private final Function<Incident, ReplayedEvent> converter;
  private final Function<ReplayedEvent, Outcome> replay;
  private final ImportProgress progress;
  private final AtomicLong replayed = new AtomicLong();
  private final Map<Outcome, Long> outcomes = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  ReplayWorkers(
      List<Incident> events,
      Function<Incident, ReplayedEvent> converter,
      Function<ReplayedEvent, Outcome> replay,
      ImportProgress progress) {
    this.events = events;
    this.converter = converter;
    this.replay = replay;
    this.progress = progress;
  }

  /** Returns when all events are replayed; the first failure stops all writers and is rethrown. */
  ReplayCounts run(int writers) {
    progress.replayed(0, events.size());
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        int index = i;
        threads.execute(() -> runWriter(index, writers));
      }
    }
    rethrowFailure();
    return new ReplayCounts(
        outcomes.getOrDefault(Outcome.CREATED, 0L),
        outcomes.getOrDefault(Outcome.UPDATED, 0L),
        outcomes.getOrDefault(Outcome.UNCHANGED, 0L),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void runWriter(int index, int writers) {
    try {
      for (Incident event : events) {
        if (failure.get() != null) {
          return;
        }
        if (Math.floorMod(event.number().hashCode(), writers) == index) {
          replay(event);
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void replay(Incident event) {
    Outcome outcome = replay.apply(converter.apply(event));
    outcomes.merge(outcome, 1L, Long::sum);
    progress.replayed(replayed.incrementAndGet(), events.size());
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
