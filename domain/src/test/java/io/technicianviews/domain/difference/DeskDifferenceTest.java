package io.technicianviews.domain.difference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The suite finds the mistakes that an adapter could make. */
class DeskDifferenceTest {

  private static final Map<String, UnaryOperator<Snapshot>> MISTAKES =
      Map.of(
          "midnight of another zone", Mutants::midnightOfAnotherZone,
          "personal counts that heed no narrowing", Mutants::personalCountsThatHeedNoNarrowing,
          "personal pages within the scope", Mutants::personalPagesWithinTheScope,
          "counts that lack what has no unit", Mutants::countsThatLackWhatHasNoUnit,
          "pages of any type", Mutants::pagesOfAnyType,
          "pages of what was read too", Mutants::pagesOfWhatWasReadToo,
          "pages that repeat the row they go on from", Mutants::pagesThatRepeatTheRowTheyGoOnFrom,
          "rows in the order of their ids", Mutants::rowsInTheOrderOfTheirIds);

  @Test
  void everyMutantIsFoundAndItsSeedIsReported() {
    MISTAKES.forEach(
        (name, mistake) ->
            assertThatThrownBy(() -> mistaken(mistake).compare(1))
                .as(name)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 1, wave "));
  }

  private static DeskDifference mistaken(UnaryOperator<Snapshot> mistake) {
    InMemoryDesk desk = new InMemoryDesk(InstantSource.system());
    DeskUnderTest wrong =
        new DeskUnderTest() {
          @Override
          public SnapshotSource snapshots() {
            return timeout -> mistake.apply(desk.open(timeout));
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
