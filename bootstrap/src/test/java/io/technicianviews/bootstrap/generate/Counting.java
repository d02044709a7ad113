package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.testkit.contract.CountAssertions;
import java.util.Map;
import java.util.TreeMap;

/** The counts of the views of a desk for a person. */
public final class Counting {

  private Counting() {}

  /** The number of every view on a day, in these units. */
  public static Map<View, Long> counts(
      Snapshot snapshot, Person person, UnitScope units, DeskDay day) {
    ViewCounts counts =
        CountAssertions.sum(CountAssertions.visible(snapshot, person.scope().intersect(units), day))
            .plus(CountAssertions.sum(CountAssertions.mine(snapshot, person.id(), units, day)));
    Map<View, Long> numbers = new TreeMap<>();
    for (View view : View.values()) {
      numbers.put(view, counts.of(view).all());
    }
    return numbers;
  }
}
