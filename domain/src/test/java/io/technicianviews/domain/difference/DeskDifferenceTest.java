package io.technicianviews.domain.difference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.DeskWrites;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The suite finds the mistakes that an adapter could make. */
class DeskDifferenceTest {

  private static final Map<String, UnaryOperator<Snapshot>> MISTAKES =
      Map.of(
          "midnight of another zone", Mistakes::midnightOfAnotherZone,
          "personal counts that heed no narrowing", Mistakes::personalCountsThatHeedNoNarrowing,
          "personal pages within the scope", Mistakes::personalPagesWithinTheScope,
          "counts that lack what has no unit", Mistakes::countsThatLackWhatHasNoUnit,
          "pages of any type", Mistakes::pagesOfAnyType,
          "pages of what was read too", Mistakes::pagesOfWhatWasReadToo,
          "pages that repeat the row they go on from", Mistakes::pagesThatRepeatTheRowTheyGoOnFrom,
          "rows in the order of their ids", Mistakes::rowsInTheOrderOfTheirIds);

  @Test
  void everyMistakeIsFoundAndItsSeedIsNamed() {
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
          public ReadSnapshots snapshots() {
            return timeout -> mistake.apply(desk.open(timeout));
          }

          @Override
          public DeskLoader loader() {
            return desk;
          }

          @Override
          public DeskWrites writes() {
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
