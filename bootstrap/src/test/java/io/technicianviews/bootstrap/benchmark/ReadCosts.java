package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page with all counts costs each contender. They take turns, so that a noisy machine is
 * equally noisy to all. A contender whose time is used up takes no further turns, nor does one that
 * did not end in time.
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
   * @return in the order of the contenders
   * @throws IllegalStateException if the counts or rows of one are not those of the first contender
   */
  List<Cost> warm() throws SQLException {
    List<Turns> all = turns();
    List<Shape> shapes = new ArrayList<>();
    try {
      for (Contender contender : contenders) {
        shapes.add(contender.opening().open());
      }
      Seen truth = shapes.getFirst().read(question);
      for (int round = -1; round < WARM_ROUNDS; round++) {
        for (int i = 0; i < shapes.size(); i++) {
          Turns turns = all.get(i);
          if (!turns.isOver()
              && (round < FEWEST_ROUNDS || turns.spent().compareTo(WARM_TIME) < 0)) {
            Contender contender = contenders.get(i);
            turns
                .take(shapes.get(i), question, false)
                .ifPresent(seen -> requireEqual(contender, seen, truth));
            // The others have replaced what is in memory: the second answer is warm.
            if (!turns.isOver()) {
              turns.take(shapes.get(i), question, round >= 0);
            }
          }
        }
      }
      return costs(all);
    } finally {
      for (Shape shape : shapes) {
        shape.close();
      }
    }
  }

  /**
   * The first answer on new connections, after {@link ColdCaches}.
   *
   * @param warm a contender that did not end in time then does not try again
   */
  List<Cost> cold(List<Cost> warm, BenchmarkDesk desk, ColdCaches caches)
      throws SQLException, IOException, InterruptedException {
    List<Turns> all = turns();
    for (int round = 0; round < COLD_ROUNDS; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Turns turns = all.get(i);
        if (warm.get(i) instanceof Cost.Over) {
          turns.giveUp();
        } else if (!turns.isOver() && turns.spent().compareTo(COLD_TIME) < 0) {
          try (Shape shape = contenders.get(i).opening().open()) {
            caches.drop(desk);
            turns.take(shape, question, true);
          }
        }
      }
    }
    return costs(all);
  }

  private static void requireEqual(Contender contender, Seen seen, Seen truth) {
    if (!seen.equals(truth)) {
      throw new IllegalStateException(
          "%s sees %s, and not %s".formatted(contender.title(), seen, truth));
    }
  }

  private List<Turns> turns() {
    return contenders.stream().map(contender -> new Turns(contender.limit())).toList();
  }

  private static List<Cost> costs(List<Turns> all) {
    return all.stream().map(Turns::cost).toList();
  }

  /** How long one contender's answers took. */
  private static final class Turns {
    private final Duration limit;
    private final Median median = new Median();
    private Duration spent = Duration.ZERO;
    private boolean over;

    Turns(Duration limit) {
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
