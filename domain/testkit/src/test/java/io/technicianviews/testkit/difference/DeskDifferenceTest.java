package io.technicianviews.testkit.difference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.testkit.DeskUnderTest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Verifies that the suite detects typical faults of an adapter. */
class DeskDifferenceTest {

  private static final Map<String, UnaryOperator<Snapshot>> MUTANTS =
      Map.of(
          "midnight of another zone", Mutants::midnightOfAnotherZone,
          "personal counts without requests without unit",
              Mutants::personalCountsWithoutRequestsWithoutUnit,
          "personal pages within the scope", Mutants::personalPagesWithinTheScope,
          "counts without requests without unit", Mutants::countsWithoutRequestsWithoutUnit,
          "pages of any type", Mutants::pagesOfAnyType,
          "unread pages with read requests", Mutants::unreadPagesWithReadRequests,
          "pages that repeat the last row", Mutants::pagesThatRepeatTheLastRow,
          "rows ordered by id", Mutants::rowsOrderedById);

  @Test
  void everyMutantIsFoundAndItsSeedIsReported() {
    MUTANTS.forEach(
        (name, mutant) ->
            assertThatThrownBy(() -> mutated(mutant).compare(1))
                .as(name)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 1, batch "));
  }

  private static DeskDifference mutated(UnaryOperator<Snapshot> mutant) {
    InMemoryDesk desk = new InMemoryDesk(InstantSource.system());
    DeskUnderTest wrong =
        new DeskUnderTest() {
          @Override
          public SnapshotSource snapshots() {
            return timeout -> mutant.apply(desk.open(timeout));
          }

          @Override
          public BulkLoader loader() {
            return desk;
          }

          @Override
          public WriteTransactions writes() {
            return desk;
          }

          @Override
          public ChangeLog changes() {
            return desk;
          }
        };
    return new DeskDifference() {
      @Override
      protected DeskUnderTest emptyDesk(ZoneId zone) {
        return wrong;
      }
    };
  }
}
