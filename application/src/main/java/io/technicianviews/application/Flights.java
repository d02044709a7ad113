package io.technicianviews.application;

import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are being read now: whoever misses one that somebody reads already waits for that
 * instead. What has been read is remembered for a moment, for whoever looked for it before it was
 * there and comes here after. Thread-safe.
 */
final class Flights {

  /** Longer than anybody looks for a fact before he comes here. */
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The reading of a fact. */
  static final class Flight {
    private final EntryKey<?> key;
    private final CompletableFuture<Entry<?>> entry = new CompletableFuture<>();
    private volatile long landed;

    Flight(EntryKey<?> key) {
      this.key = key;
    }

    EntryKey<?> key() {
      return key;
    }

    /** What it comes to. */
    CompletableFuture<Entry<?>> entry() {
      return entry;
    }

    private boolean landedBefore(long nanoTime) {
      return entry.isDone() && landed - nanoTime < 0;
    }
  }

  private final Map<EntryKey<?>, Flight> flights = new ConcurrentHashMap<>();
  private final Queue<Flight> remembered = new ConcurrentLinkedQueue<>();

  /**
   * Announces that a fact will be read, unless somebody reads it already, or has read it since.
   *
   * @param since when the caller began to look for it, by {@link System#nanoTime}
   * @return the other one's reading; null if it is the caller who reads
   */
  @Nullable Flight announce(Flight flight, long since) {
    Flight flying =
        flights.compute(
            flight.key,
            (key, known) -> known == null || known.landedBefore(since) ? flight : known);
    return flying == flight ? null : flying;
  }

  /** Says what an announced reading has come to. */
  void landed(Flight flight, Entry<?> entry) {
    long now = System.nanoTime();
    flight.landed = now;
    flight.entry.complete(entry);
    remembered.add(flight);
    forgetBefore(now - REMEMBERED_NANOS);
  }

  private void forgetBefore(long nanoTime) {
    for (Flight oldest = remembered.peek();
        oldest != null && oldest.landedBefore(nanoTime);
        oldest = remembered.peek()) {
      remembered.remove(oldest);
      flights.remove(oldest.key, oldest);
    }
  }

  /** Says that an announced reading has come to nothing, if it has not landed. */
  void failed(Flight flight, Throwable failure) {
    if (flight.entry.completeExceptionally(failure)) {
      flights.remove(flight.key, flight);
    }
  }
}
