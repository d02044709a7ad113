package io.technicianviews.testkit.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.Query;
import java.util.function.Function;

/**
 * A tested desk and a reference desk with the same data.
 *
 * @param where the prefix of failure messages
 */
record Differential(Snapshot oracle, Snapshot subject, String where) {

  /** Executes the same query on both. */
  void same(String description, Query<?> query) {
    same(description, snapshot -> snapshot.read(query));
  }

  /** Executes the same read on both. */
  <T> void same(String description, Function<Snapshot, T> read) {
    T expected = read.apply(oracle);
    assertThat((Object) read.apply(subject)).as("%s: %s", where, description).isEqualTo(expected);
  }
}
