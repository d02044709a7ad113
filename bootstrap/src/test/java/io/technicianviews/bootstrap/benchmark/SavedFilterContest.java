package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.bootstrap.benchmark.peers.Question;
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
 * A page and the counts of a dozen custom views beside saved filters as other helpdesks count them:
 * warm, nothing cached, in turns.
 */
final class SavedFilterContest {

  private static final int ROUNDS = 51;
  private static final int FEWEST_ROUNDS = 3;
  private static final Duration TIME = Duration.ofSeconds(30);

  /** Conditions on hours may change between two statements. */
  private static final int ATTEMPTS = 5;

  private final BenchmarkDesk desk;
  private final Duration limit;
  private final Question question;

  SavedFilterContest(BenchmarkDesk desk, Duration limit, Question question) {
    this.desk = desk;
    this.limit = limit;
    this.question = question;
  }

  /**
   * What it costs one contender.
   *
   * @param stale how old the counts may be
   */
  record Outcome(int requests, String title, Cost warm, String stale) {}

  private interface Reading {
    Read read() throws SQLException;
  }

  /** A contender and what its reads took. */
  private static final class Turns {
    private final String title;
    private final String stale;
    private final Reading reading;
    private final Median median = new Median();
    private Duration spent = Duration.ZERO;
    private boolean over;

    Turns(String title, String stale, Reading reading) {
      this.title = title;
      this.stale = stale;
      this.reading = reading;
    }

    /** Reads, unless a statement or the time of this contender is over. */
    void take(boolean counted) throws SQLException {
      long begun = System.nanoTime();
      over = over || !Contender.inTime(this::read);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      spent = spent.plus(took);
      if (counted && !over) {
        median.add(took);
      }
    }

    Read read() throws SQLException {
      return reading.read();
    }

    boolean isInTurn(int round) {
      return !over && (round < FEWEST_ROUNDS || spent.compareTo(TIME) < 0);
    }
  }

  /** The desk's views are stored under the technician of the question. */
  List<Outcome> run(ServiceDesk service) throws SQLException {
    List<ViewId> views = new StoredViews(service, question.technicianId()).dozen();
    List<SavedFilterPeer.Reader> readers = new ArrayList<>();
    List<Turns> all = new ArrayList<>();
    try {
      all.add(new Turns("Technician Views", "0", () -> read(service, views)));
      for (SavedFilterPeer peer : SavedFilterPeer.values()) {
        SavedFilterPeer.Reader reader = peer.open(() -> Contender.limited(desk.connect(), limit));
        readers.add(reader);
        all.add(new Turns(peer.title(), peer.stale(), () -> reader.read(question)));
      }
      measure(all);
    } finally {
      for (SavedFilterPeer.Reader reader : readers) {
        reader.close();
      }
    }
    return all.stream()
        .map(one -> new Outcome(desk.requests(), one.title, cost(one), one.stale))
        .toList();
  }

  private void measure(List<Turns> all) throws SQLException {
    for (Turns peer : all.subList(1, all.size())) {
      peer.over = !Contender.inTime(() -> requireEqual(all.getFirst(), peer));
    }
    for (int round = -1; round < ROUNDS; round++) {
      for (Turns one : all) {
        if (one.isInTurn(round)) {
          // The others have replaced what is in memory: the second read is warm.
          one.take(false);
          one.take(round >= 0);
        }
      }
    }
  }

  private static void requireEqual(Turns ours, Turns peer) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (ours.read().equals(peer.read())) {
        return;
      }
    }
    throw new IllegalStateException(
        "%s reads %s, and not %s".formatted(peer.title, peer.read(), ours.read()));
  }

  private Read read(ServiceDesk service, List<ViewId> views) {
    ViewPageQuery query =
        ViewPageQuery.of(views.getFirst())
            .order(SortOrder.descending(SortKey.UPDATED))
            .counts(new ViewsToCount.Only(views));
    ListPage page = service.views().page(question.technicianId(), query).orElseThrow().value();
    return new Read(
        page.data().stream().map(row -> row.request().id()).toList(),
        views.stream().map(view -> page.counts().get(view)).toList());
  }

  private Cost cost(Turns one) {
    return one.over ? new Cost.Over(limit) : new Cost.Took(one.median.millis());
  }
}
