package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page with all counts costs each contender. They take turns, so that a noisy machine is
 * equally noisy to all; who has had his time is left out of further turns, and so is who did not
 * end in time.
 */
final class ReadCosts {

  private static final int WARM_ROUNDS = 51;
  private static final int FEWEST_ROUNDS = 3;
  private static final Duration WARM_TIME = Duration.ofSeconds(30);
  private static final int COLD_ROUNDS = 3;
  private static final Duration COLD_TIME = Duration.ofSeconds(20);

  private final List<Contender> contenders;
  private final Question question;

  ReadCosts(List<Contender> contenders, Question question) {
    this.contenders = contenders;
    this.question = question;
  }

  /**
   * Everything is in memory as far as it fits, connections are open, statements known.
   *
   * @throws IllegalStateException if somebody's counts are not those of the first contender
   */
  Map<Contender, Cost> warm() throws SQLException {
    Map<Contender, Shape> shapes = new LinkedHashMap<>();
    try {
      for (Contender contender : contenders) {
        shapes.put(contender, contender.opening().open());
      }
      Map<Contender, Samples> samples = samples();
      Seen truth = shapes.get(contenders.getFirst()).read(question);
      for (int round = -1; round < WARM_ROUNDS; round++) {
        for (Contender contender : contenders) {
          Samples his = samples.get(contender);
          if (!his.isOver() && (round < FEWEST_ROUNDS || his.spent().compareTo(WARM_TIME) < 0)) {
            Optional<Seen> seen = his.take(shapes.get(contender), question, round >= 0);
            seen.ifPresent(one -> requireEqual(contender, one, truth));
          }
        }
      }
      return costs(samples);
    } finally {
      for (Shape shape : shapes.values()) {
        shape.close();
      }
    }
  }

  /** The first answer on new connections, after {@link ColdCaches}. */
  Map<Contender, Cost> cold(Map<Contender, Cost> warm, BenchmarkDesk desk, ColdCaches caches)
      throws SQLException, IOException, InterruptedException {
    Map<Contender, Samples> samples = samples();
    for (int round = 0; round < COLD_ROUNDS; round++) {
      for (Contender contender : contenders) {
        Samples his = samples.get(contender);
        if (warm.get(contender) instanceof Cost.Over) {
          his.giveUp();
        } else if (!his.isOver() && his.spent().compareTo(COLD_TIME) < 0) {
          try (Shape shape = contender.opening().open()) {
            caches.drop(desk);
            his.take(shape, question, true);
          }
        }
      }
    }
    return costs(samples);
  }

  private static void requireEqual(Contender contender, Seen seen, Seen truth) {
    if (!seen.counts().equals(truth.counts())) {
      throw new IllegalStateException(
          "%s counts %s, and not %s".formatted(contender.title(), seen.counts(), truth.counts()));
    }
    if (!seen.page().equals(truth.page())) {
      throw new IllegalStateException(
          "%s shows %s, and not %s".formatted(contender.title(), seen.page(), truth.page()));
    }
  }

  private Map<Contender, Samples> samples() {
    Map<Contender, Samples> samples = new LinkedHashMap<>();
    contenders.forEach(contender -> samples.put(contender, new Samples(contender.limit())));
    return samples;
  }

  private static Map<Contender, Cost> costs(Map<Contender, Samples> samples) {
    Map<Contender, Cost> costs = new LinkedHashMap<>();
    samples.forEach((contender, his) -> costs.put(contender, his.cost()));
    return costs;
  }

  /** How long one contender's answers took. */
  private static final class Samples {
    private final Duration limit;
    private final Median median = new Median();
    private Duration spent = Duration.ZERO;
    private boolean over;

    Samples(Duration limit) {
      this.limit = limit;
    }

    Optional<Seen> take(Shape shape, Question question, boolean counted) throws SQLException {
      long begun = System.nanoTime();
      Optional<Seen> seen = Contender.read(shape, question);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      spent = spent.plus(took);
      over = seen.isEmpty();
      if (counted) {
        median.add(took);
      }
      return seen;
    }

    void giveUp() {
      over = true;
    }

    boolean isOver() {
      return over;
    }

    Duration spent() {
      return spent;
    }

    Cost cost() {
      return over ? new Cost.Over(limit) : new Cost.Took(median.millis());
    }
  }
}
