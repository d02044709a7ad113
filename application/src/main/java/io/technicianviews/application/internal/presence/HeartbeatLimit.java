package io.technicianviews.application.internal.presence;

import static io.technicianviews.application.presence.RequestPresences.HEARTBEAT;
import static io.technicianviews.application.presence.RequestPresences.MAX_HEARTBEATS;

import io.technicianviews.application.internal.time.Ticker;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the heartbeats of each person at this server, each of which reads and writes the storage.
 * Heartbeats that are equal to the last one are no exception: another server may have ended the
 * presence since. Thread-safe.
 */
final class HeartbeatLimit {

  /** The heartbeats of a person since an instant. */
  private static final class Period {
    private final long begin;
    private int number;

    private Period(long begin) {
      this.begin = begin;
    }

    private boolean isOver(long now) {
      return now - begin >= HEARTBEAT.toNanos();
    }
  }

  private final Ticker ticker;
  private final Map<Long, Period> periods = new HashMap<>();
  private long sweptAt;

  HeartbeatLimit(Ticker ticker) {
    this.ticker = ticker;
    this.sweptAt = ticker.nanos();
  }

  /** Counts a heartbeat; returns whether the person may send it. */
  synchronized boolean admits(long personId) {
    long now = ticker.nanos();
    sweep(now);
    Period period = periods.get(personId);
    if (period == null || period.isOver(now)) {
      period = new Period(now);
      periods.put(personId, period);
    }
    period.number++;
    return period.number <= MAX_HEARTBEATS;
  }

  /** Forgets people who send no heartbeats any more. */
  private void sweep(long now) {
    if (now - sweptAt >= HEARTBEAT.toNanos()) {
      periods.values().removeIf(period -> period.isOver(now));
      sweptAt = now;
    }
  }
}
