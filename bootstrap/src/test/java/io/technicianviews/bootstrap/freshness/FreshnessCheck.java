package io.technicianviews.bootstrap.freshness;

import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.bootstrap.freshness.RequestHistory.Interval;
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
 * A consistency check with concurrent writers and readers. Each writer renames, moves and solves
 * its own requests; the readers read pages of both units; each call uses a random node. Every
 * result must equal the state of the desk at one moment between its query and its response: each
 * row is a state of its request at that moment, all rows are of the same moment, and the counts
 * match the rows. A write that has a response before a query starts is therefore part of its
 * result. A call without a response, or with status 503, is counted and is not a violation.
 */
public final class FreshnessCheck {

  private static final int MAX_REPORTED = 20;

  /** Longer than the timeout of a write in any server. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

  /** A request whose last write got no response, and the time until which it is not written. */
  private record PausedRequest(RequestHistory history, long until) {}

  private final List<Node> nodes;
  private final List<RequestHistory> histories;
  private final long unit;
  private final long otherUnit;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong withoutResponse = new AtomicLong();
  private final AtomicLong violated = new AtomicLong();
  private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

  /**
   * @param requests all requests of the two units, with their states
   */
  public FreshnessCheck(List<Node> nodes, Map<Long, RowState> requests, long unit, long otherUnit) {
    this.nodes = nodes;
    this.histories =
        requests.entrySet().stream()
            .map(request -> new RequestHistory(request.getKey(), request.getValue()))
            .toList();
    this.unit = unit;
    this.otherUnit = otherUnit;
  }

  /**
   * Runs for a number of seconds.
   *
   * @param pauseMillis the pause between the writes of a writer
   */
  public void run(int writers, int readers, long seconds, long pauseMillis)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        List<RequestHistory> own = new ArrayList<>();
        for (int k = i; k < histories.size(); k += writers) {
          own.add(histories.get(k));
        }
        Random random = new Random(i);
        running.add(threads.submit(() -> write(own, random, pauseMillis)));
      }
      for (int i = 0; i < readers; i++) {
        running.add(threads.submit(this::read));
      }
      Thread.sleep(seconds * 1000);
      ended.set(true);
      for (Future<?> thread : running) {
        thread.get();
      }
    }
  }

  private void write(List<RequestHistory> own, Random random, long pauseMillis) {
    int number = 0;
    List<RequestHistory> available = new ArrayList<>(own);
    Deque<PausedRequest> paused = new ArrayDeque<>();
    while (!ended.get()) {
      while (!paused.isEmpty() && System.nanoTime() - paused.getFirst().until() > 0) {
        available.add(paused.removeFirst().history());
      }
      if (available.isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        continue;
      }
      RequestHistory history = available.get(random.nextInt(available.size()));
      // Every state has a unique subject, which identifies it.
      RowState next =
          changed(history.latest(), "write " + ++number + " of " + history.request(), random);
      try {
        history.begin(next);
        node().change(history.request(), next);
        history.responded();
        writes.incrementAndGet();
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        return;
      } catch (UncheckedIOException e) {
        // The write may have taken effect or may still take effect, until its timeout.
        withoutResponse.incrementAndGet();
        available.remove(history);
        paused.add(new PausedRequest(history, System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos()));
      } catch (RuntimeException e) {
        violation("a write failed: " + e);
        available.remove(history);
      }
    }
  }

  private RowState changed(RowState now, String subject, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new RowState(subject, now.unit(), now.solved());
      case 1 -> new RowState(subject, now.unit() == unit ? otherUnit : unit, now.solved());
      default -> new RowState(subject, now.unit(), !now.solved());
    };
  }

  private void read() {
    while (!ended.get()) {
      long start = System.nanoTime();
      try {
        ObservedPage page = node().readPage();
        check(page, new Interval(start, System.nanoTime()));
        reads.incrementAndGet();
        if (page.hit()) {
          hits.incrementAndGet();
        }
      } catch (UncheckedIOException e) {
        withoutResponse.incrementAndGet();
      } catch (RuntimeException e) {
        violation("a read failed: " + e);
      }
    }
  }

  private void check(ObservedPage page, Interval interval) {
    Interval possible = interval;
    for (RequestHistory history : histories) {
      RowState row = page.rows().get(history.request());
      Interval when = row == null ? RequestHistory.NEVER : history.when(row);
      if (when.intersect(interval).isEmpty()) {
        violation("request " + history.request() + " did not have the state " + row);
        return;
      }
      possible = possible.intersect(when);
    }
    if (possible.isEmpty()) {
      violation("the rows have no common moment");
    }
    long solved = page.rows().values().stream().filter(RowState::solved).count();
    if (page.all() != histories.size()
        || page.ofView() != histories.size()
        || page.solved() != solved
        || page.unsolved() != histories.size() - solved) {
      violation("counts " + page + " with " + solved + " solved rows");
    }
  }

  private void violation(String what) {
    violated.incrementAndGet();
    if (violations.size() < MAX_REPORTED) {
      violations.add(what);
    }
  }

  private Node node() {
    return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
  }

  /** The first violations. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  public long reads() {
    return reads.get();
  }

  public double hitRatio() {
    return hits.get() / (double) Math.max(1, reads.get());
  }

  /** A one-line summary of the run. */
  public String summary() {
    return "%,d reads (%.1f %% hits), %,d writes, %,d calls without a response, %d violations%s"
        .formatted(
            reads.get(),
            100 * hitRatio(),
            writes.get(),
            withoutResponse.get(),
            violated.get(),
            violations.isEmpty() ? "" : ": " + violations.peek());
  }
}
