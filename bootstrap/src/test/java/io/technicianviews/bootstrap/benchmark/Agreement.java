package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often the count of a view and its list, as one reader gets them in one answer, are of
 * different length while others write; and how many counts are wrong when the writing has ended.
 *
 * @param wrongAfterwards of all views
 */
record Agreement(int disagreeing, int answers, String wrongAfterwards) {

  private static final View WATCHED = View.IN_PROGRESS;
  private static final int MOST_ANSWERS = 500;
  private static final int FEWEST_ANSWERS = 3;
  private static final long NANOS = 15_000_000_000L;

  static Agreement of(
      Contender contender,
      Question question,
      ServiceRequestCommands commands,
      Person writer,
      long admin,
      Shape truth)
      throws SQLException {
    int disagreeing = 0;
    int answers = 0;
    try (Shape shape = contender.opening().open()) {
      LastPage page = LastPage.of(truth.read(question).count(WATCHED));
      Disturbance disturbance = new Disturbance(commands, writer, contender);
      try (disturbance) {
        long end = System.nanoTime() + NANOS;
        for (int i = 0; i < FEWEST_ANSWERS || (i < MOST_ANSWERS && System.nanoTime() < end); i++) {
          Optional<Seen> seen = Contender.read(shape, page.of(question, WATCHED));
          OptionalLong length = seen.map(page::length).orElse(OptionalLong.empty());
          if (length.isPresent()) {
            answers++;
            disagreeing += agrees(seen.orElseThrow(), length.getAsLong()) ? 0 : 1;
          }
        }
      }
      Map<View, Long> right = truth.read(question).counts();
      String wrong =
          Contender.read(shape, question)
              .map(seen -> Long.toString(wrong(seen.counts(), right)))
              .orElse("no answer in time");
      disturbance.delete(admin);
      return new Agreement(disagreeing, answers, wrong);
    }
  }

  private static boolean agrees(Seen seen, long length) {
    return seen.count(WATCHED) == length;
  }

  private static long wrong(Map<View, Long> counts, Map<View, Long> truth) {
    return Arrays.stream(View.values())
        .filter(view -> !Objects.equals(truth.get(view), counts.get(view)))
        .count();
  }

  @Override
  public String toString() {
    return "%d of %d".formatted(disagreeing, answers);
  }
}
