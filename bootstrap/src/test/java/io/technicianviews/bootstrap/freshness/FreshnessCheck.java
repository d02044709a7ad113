package io.technicianviews.bootstrap.freshness;

import io.technicianviews.bootstrap.freshness.Seen.Shown;
import io.technicianviews.bootstrap.freshness.Track.Stretch;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers that rename requests, and often move or solve them, each their own, beside readers of
 * both units' pages, all behind nodes that they choose anew each time. Every answer must be what
 * the desk was at one moment between its question and itself: each row a state that its request was
 * in then, all rows at the same moment, and the counts those of the rows. So whatever was answered
 * to a writer before a question is in the answer to it. A call that gets no answer, or 503, is no
 * violation, and is counted.
 */
public final class FreshnessCheck {

  private static final int SHOWN = 20;

  /** Longer than any server gives a write. */
  private static final Duration REST = Duration.ofSeconds(30);

  /** A request whose last write got no response, and the time until which it is not written. */
  private record Resting(Track track, long until) {}

  private final List<Node> nodes;
  private final List<Track> tracks;
  private final long unit;
  private final long otherUnit;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong violated = new AtomicLong();
  private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

  /**
   * @param requests all that there are in the two units, with what they are
   */
  public FreshnessCheck(List<Node> nodes, Map<Long, Shown> requests, long unit, long otherUnit) {
    this.nodes = nodes;
    this.tracks =
        requests.entrySet().stream()
            .map(request -> new Track(request.getKey(), request.getValue()))
            .toList();
    this.unit = unit;
    this.otherUnit = otherUnit;
  }

  /**
   * Runs until the time is over.
   *
   * @param pauseMillis between the writes of a writer
   */
  public void run(int writers, int readers, long seconds, long pauseMillis)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        List<Track> own = new ArrayList<>();
        for (int k = i; k < tracks.size(); k += writers) {
          own.add(tracks.get(k));
        }
        Random dice = new Random(i);
        running.add(threads.submit(() -> write(own, dice, pauseMillis)));
      }
      for (int i = 0; i < readers; i++) {
        running.add(threads.submit(this::read));
      }
      Thread.sleep(seconds * 1000);
      ended.set(true);
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private void write(List<Track> own, Random dice, long pauseMillis) {
    int number = 0;
    List<Track> left = new ArrayList<>(own);
    Deque<Resting> resting = new ArrayDeque<>();
    while (!ended.get()) {
      while (!resting.isEmpty() && System.nanoTime() - resting.getFirst().until() > 0) {
        left.add(resting.removeFirst().track());
      }
      if (left.isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        continue;
      }
      Track track = left.get(dice.nextInt(left.size()));
      // Every state has a subject of its own: so it is known from every other one.
      Shown next = changed(track.latest(), "write " + ++number + " of " + track.request(), dice);
      try {
        track.begin(next);
        node().change(track.request(), next);
        track.answered();
        writes.incrementAndGet();
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        return;
      } catch (UncheckedIOException e) {
        // It may have been done, or may yet be, but not for long.
        unanswered.incrementAndGet();
        left.remove(track);
        resting.add(new Resting(track, System.nanoTime() + REST.toNanos()));
      } catch (RuntimeException e) {
        violation("a write failed: " + e);
        left.remove(track);
      }
    }
  }

  private Shown changed(Shown now, String subject, Random dice) {
    return switch (dice.nextInt(3)) {
      case 0 -> new Shown(subject, now.unit(), now.solved());
      case 1 -> new Shown(subject, now.unit() == unit ? otherUnit : unit, now.solved());
      default -> new Shown(subject, now.unit(), !now.solved());
    };
  }

  private void read() {
    while (!ended.get()) {
      long interval = System.nanoTime();
      try {
        Seen seen = node().look();
        check(seen, new Stretch(interval, System.nanoTime()));
        reads.incrementAndGet();
        if (seen.hit()) {
          hits.incrementAndGet();
        }
      } catch (UncheckedIOException e) {
        unanswered.incrementAndGet();
      } catch (RuntimeException e) {
        violation("a read failed: " + e);
      }
    }
  }

  private void check(Seen seen, Stretch interval) {
    Stretch possible = interval;
    for (Track track : tracks) {
      Shown shown = seen.rows().get(track.request());
      Stretch when = shown == null ? Track.NEVER : track.when(shown);
      if (when.intersect(interval).isEmpty()) {
        violation("request " + track.request() + " was not " + shown + " then");
        return;
      }
      possible = possible.intersect(when);
    }
    if (possible.isEmpty()) {
      violation("the rows are of no one moment");
    }
    long solved = seen.rows().values().stream().filter(Shown::solved).count();
    if (seen.all() != tracks.size()
        || seen.ofView() != tracks.size()
        || seen.solved() != solved
        || seen.unsolved() != tracks.size() - solved) {
      violation("counts " + seen + " beside " + solved + " solved rows");
    }
  }

  private void violation(String what) {
    violated.incrementAndGet();
    if (violations.size() < SHOWN) {
      violations.add(what);
    }
  }

  private Node node() {
    return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
  }

  /** The first ones. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  public long reads() {
    return reads.get();
  }

  public double hitRatio() {
    return hits.get() / (double) Math.max(1, reads.get());
  }

  /** What happened, in a line. */
  public String summary() {
    return "%,d reads (%.1f %% hits), %,d writes, %,d calls without an answer, %d violations%s"
        .formatted(
            reads.get(),
            100 * hitRatio(),
            writes.get(),
            unanswered.get(),
            violated.get(),
            violations.isEmpty() ? "" : ": " + violations.peek());
  }
}
