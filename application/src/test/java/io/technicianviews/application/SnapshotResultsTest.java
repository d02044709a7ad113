package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.TestDesk;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotResultsTest {

  private static final DeskDay TODAY = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
  private static final Fact<?> RIGHTS = new Fact.Rights(1);
  private static final Fact<?> OWN = new Fact.OwnCounts(1, TODAY);

  @Test
  void whatCostsLittleGoesTogether() {
    List<Fact<?>> facts = with(counts(SnapshotResults.MANY_UNITS));

    assertThat(SnapshotResults.groups(facts))
        .singleElement()
        .satisfies(group -> assertThat(group).containsExactlyInAnyOrderElementsOf(facts));
  }

  @Test
  void theCountsOfManyUnitsAreReadBesideTheRest() {
    List<Fact<?>> counts = counts(SnapshotResults.MANY_UNITS + 1);

    assertThat(SnapshotResults.groups(with(counts))).containsExactly(counts, List.of(RIGHTS, OWN));
  }

  @Test
  void aTotalThatIsCountedIsReadBesideTheRest() {
    Fact<?> total =
        new Fact.Total(
            new Selection(View.ALL_UNSOLVED, Units.ALL, null, TicketType.ALL, false, TODAY));

    assertThat(SnapshotResults.groups(List.of(RIGHTS, total)))
        .containsExactly(List.of(total), List.of(RIGHTS));
  }

  @Test
  void nothingNeedsNoWay() {
    assertThat(SnapshotResults.groups(List.of())).isEmpty();
  }

  private static List<Fact<?>> counts(int units) {
    return LongStream.range(0, units)
        .<Fact<?>>mapToObj(unit -> new Fact.UnitCounts(unit, TODAY))
        .toList();
  }

  private static List<Fact<?>> with(List<Fact<?>> counts) {
    return Stream.concat(Stream.of(RIGHTS, OWN), counts.stream()).toList();
  }
}
