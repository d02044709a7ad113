package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.bootstrap.benchmark.peers.PageResult;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Consistency of the count and the list of a view under concurrent writes. Each response contains
 * both.
 *
 * @param inconsistent the number of responses whose count is not the length of the list
 * @param responses the number of compared responses
 * @param wrongAfterwards the number of views whose count is wrong after the writes, or that the
 *     read timed out
 */
record CountConsistency(int inconsistent, int responses, String wrongAfterwards) {

  private static final View VIEW = View.IN_PROGRESS;
  private static final int MAX_RESPONSES = 500;
  private static final int MIN_RESPONSES = 3;
  private static final long MAX_NANOS = 15_000_000_000L;

  static CountConsistency measure(
      ComparedSystem system,
      PageQuery pageQuery,
      ServiceRequestCommands commands,
      Person writer,
      long admin,
      PageReader reference)
      throws SQLException {
    int inconsistent = 0;
    int responses = 0;
    try (PageReader reader = system.factory().open()) {
      LastPage page = LastPage.ofListLength(reference.read(pageQuery).count(VIEW));
      BackgroundWriters writers = new BackgroundWriters(commands, writer, system);
      try (writers) {
        long end = System.nanoTime() + MAX_NANOS;
        for (int i = 0; i < MIN_RESPONSES || (i < MAX_RESPONSES && System.nanoTime() < end); i++) {
          Optional<PageResult> result = ComparedSystem.read(reader, page.select(pageQuery, VIEW));
          OptionalLong length = result.map(page::length).orElse(OptionalLong.empty());
          if (length.isPresent()) {
            responses++;
            inconsistent += isConsistent(result.orElseThrow(), length.getAsLong()) ? 0 : 1;
          }
        }
      }
      Map<View, Long> expected = reference.read(pageQuery).counts();
      String wrong =
          ComparedSystem.read(reader, pageQuery)
              .map(result -> Long.toString(countWrong(result.counts(), expected)))
              .orElse("timed out");
      writers.delete(admin);
      return new CountConsistency(inconsistent, responses, wrong);
    }
  }

  private static boolean isConsistent(PageResult result, long listLength) {
    return result.count(VIEW) == listLength;
  }

  private static long countWrong(Map<View, Long> counts, Map<View, Long> expected) {
    return Arrays.stream(View.values())
        .filter(view -> !Objects.equals(expected.get(view), counts.get(view)))
        .count();
  }

  @Override
  public String toString() {
    return "%d of %d".formatted(inconsistent, responses);
  }
}
