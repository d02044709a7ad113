package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Facts that are read from one snapshot, as many as possible at the same time. */
final class ReadFacts implements Facts {

  private final ParallelFetch parts;
  private final DeskDay day;
  private final Map<Fact<?>, Supplier<?>> fetched = new HashMap<>();

  ReadFacts(ParallelFetch parts, DeskDay day) {
    this.parts = parts;
    this.day = day;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public void fetch(Collection<? extends Fact<?>> facts) {
    Set<Fact<?>> missing = new HashSet<>(facts);
    missing.removeAll(fetched.keySet());
    List<Fact.UnitCounts> units = new ArrayList<>();
    for (Fact<?> fact : missing) {
      if (fact instanceof Fact.UnitCounts counts) {
        units.add(counts);
      } else {
        begin(fact);
      }
    }
    // Counts of many units cost one walk, not many.
    units.stream().collect(Collectors.groupingBy(Fact.UnitCounts::day)).forEach(this::begin);
  }

  private <V> void begin(Fact<V> fact) {
    Snapshot snapshot = parts.snapshot();
    fetched.put(fact, parts.fetch(() -> fact.read(snapshot)));
  }

  private void begin(DeskDay ofDay, List<Fact.UnitCounts> facts) {
    Units units = Units.only(facts.stream().map(Fact.UnitCounts::unit).toList());
    Snapshot snapshot = parts.snapshot();
    Part<Map<Long, ViewCounts>> counts = parts.fetch(() -> snapshot.counts().visible(units, ofDay));
    for (Fact.UnitCounts fact : facts) {
      Supplier<ViewCounts> one = () -> counts.get().getOrDefault(fact.unit(), ViewCounts.ZERO);
      fetched.put(fact, one);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // Facts and what they are read by are put in pairs of one type.
  public <V> V get(Fact<V> fact) {
    if (!fetched.containsKey(fact)) {
      fetch(List.of(fact));
    }
    return (V) requireNonNull(fetched.get(fact)).get();
  }
}
