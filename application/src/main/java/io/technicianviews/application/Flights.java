package io.technicianviews.application;

import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are being read now: whoever misses one that somebody reads already waits for that
 * instead. Thread-safe.
 */
final class Flights {

  private final Map<EntryKey<?>, CompletableFuture<Entry<?>>> flights = new ConcurrentHashMap<>();

  /**
   * Announces that a fact will be read, unless somebody reads it already.
   *
   * @return the other one's reading; null if it is the caller who reads
   */
  @Nullable CompletableFuture<Entry<?>> announce(EntryKey<?> key) {
    return flights.putIfAbsent(key, new CompletableFuture<>());
  }

  /** Says what an announced reading has come to. */
  void landed(EntryKey<?> key, Entry<?> entry) {
    CompletableFuture<Entry<?>> flight = flights.remove(key);
    if (flight != null) {
      flight.complete(entry);
    }
  }

  /** Says that an announced reading has come to nothing. */
  void failed(EntryKey<?> key, Throwable failure) {
    CompletableFuture<Entry<?>> flight = flights.remove(key);
    if (flight != null) {
      flight.completeExceptionally(failure);
    }
  }
}
