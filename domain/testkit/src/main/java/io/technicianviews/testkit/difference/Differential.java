package io.technicianviews.testkit.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.Query;
import java.util.function.Function;

/**
 * Two desks that hold the same, one of which is trusted.
 *
 * @param where what a failure message begins with
 */
record Differential(Snapshot oracle, Snapshot subject, String where) {

  /** Executes the same query on both. */
  void same(String question, Query<?> query) {
    same(question, snapshot -> snapshot.read(query));
  }

  /** Asks both the same question. */
  <T> void same(String question, Function<Snapshot, T> ask) {
    T expected = ask.apply(oracle);
    assertThat((Object) ask.apply(subject)).as("%s: %s", where, question).isEqualTo(expected);
  }
}
