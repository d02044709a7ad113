package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.SavedFilterPeer;
import io.technicianviews.bootstrap.benchmark.peers.SavedFilterPeer.Read;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Comparison of a page and the counts of a dozen custom views with saved filters as other helpdesks
 * count them. Reads are warm, nothing is cached, and the systems are interleaved.
 */
final class SavedFilterComparison {

  private static final int ROUNDS = 51;
  private static final int MIN_ROUNDS = 3;
  private static final Duration READ_TIME = Duration.ofSeconds(30);

  /** The results of conditions on hours can change between two statements. */
  private static final int ATTEMPTS = 5;

  private final BenchmarkDesk desk;
  private final Duration limit;
  private final PageQuery pageQuery;

  SavedFilterComparison(BenchmarkDesk desk, Duration limit, PageQuery pageQuery) {
    this.desk = desk;
    this.limit = limit;
    this.pageQuery = pageQuery;
  }

  /**
   * The result of one system.
   *
   * @param stale the maximum age of the counts
   */
  record Outcome(int requests, String title, Cost warm, String stale) {}

  private interface ReadOperation {
    Read read() throws SQLException;
  }

  /** The reads of one system and their durations. */
  private static final class Reads {
    private final String title;
    private final String stale;
    private final ReadOperation operation;
    private final DurationSample sample = new DurationSample();
    private Duration spent = Duration.ZERO;
    private boolean timedOut;

    Reads(String title, String stale, ReadOperation operation) {
      this.title = title;
      this.stale = stale;
      this.operation = operation;
    }

    /** Reads once, unless a read has timed out. */
    void measure(boolean measured) throws SQLException {
      long start = System.nanoTime();
      timedOut = timedOut || !ComparedSystem.completesInTime(this::read);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      spent = spent.plus(elapsed);
      if (measured && !timedOut) {
        sample.add(elapsed);
      }
    }

    Read read() throws SQLException {
      return operation.read();
    }

    boolean isDue(int round) {
      return !timedOut && (round < MIN_ROUNDS || spent.compareTo(READ_TIME) < 0);
    }
  }

  /** Measures all systems. The custom views are stored as views of the technician of the query. */
  List<Outcome> run(ServiceDesk service) throws SQLException {
    List<ViewId> views = new StoredViews(service, pageQuery.technicianId()).findOrCreateDozen();
    List<SavedFilterPeer.Reader> readers = new ArrayList<>();
    List<Reads> all = new ArrayList<>();
    try {
      all.add(new Reads("Technician Views", "0", () -> read(service, views)));
      for (SavedFilterPeer peer : SavedFilterPeer.values()) {
        SavedFilterPeer.Reader reader =
            peer.open(() -> ComparedSystem.withLimits(desk.connect(), limit));
        readers.add(reader);
        all.add(new Reads(peer.title(), peer.stale(), () -> reader.read(pageQuery)));
      }
      measure(all);
    } finally {
      for (SavedFilterPeer.Reader reader : readers) {
        reader.close();
      }
    }
    return all.stream()
        .map(reads -> new Outcome(desk.requests(), reads.title, cost(reads), reads.stale))
        .toList();
  }

  private void measure(List<Reads> all) throws SQLException {
    for (Reads peer : all.subList(1, all.size())) {
      peer.timedOut = !ComparedSystem.completesInTime(() -> requireEqual(all.getFirst(), peer));
    }
    for (int round = -1; round < ROUNDS; round++) {
      for (Reads reads : all) {
        if (reads.isDue(round)) {
          // The other systems have replaced data in memory; the second read is warm.
          reads.measure(false);
          reads.measure(round >= 0);
        }
      }
    }
  }

  private static void requireEqual(Reads ours, Reads peer) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (ours.read().equals(peer.read())) {
        return;
      }
    }
    throw new IllegalStateException(
        "%s returns %s instead of %s".formatted(peer.title, peer.read(), ours.read()));
  }

  private Read read(ServiceDesk service, List<ViewId> views) {
    ViewPageQuery query =
        ViewPageQuery.of(views.getFirst())
            .order(SortOrder.descending(SortKey.UPDATED))
            .counts(new ViewsToCount.Only(views));
    ListPage page = service.views().page(pageQuery.technicianId(), query).orElseThrow().value();
    return new Read(
        page.data().stream().map(row -> row.request().id()).toList(),
        views.stream().map(view -> page.counts().get(view)).toList());
  }

  private Cost cost(Reads reads) {
    return reads.timedOut
        ? new Cost.TimedOut(limit)
        : new Cost.Measured(reads.sample.medianMillis());
  }
}
