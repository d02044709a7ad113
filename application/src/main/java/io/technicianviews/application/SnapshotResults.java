package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.FactValues;
import io.technicianviews.domain.view.DeskDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts of a result, read from one snapshot. Most take less time than a round trip and are read
 * together in one; those that take longer are read in parallel.
 */
final class SnapshotResults implements Results {

  /**
   * The counts of more units are worth a round trip of their own. Those of five are not, those of a
   * hundred take as long as a page; it was not measured where between them it changes.
   */
  static final int MANY_UNITS = 20;

  private final ParallelFetch parts;
  private final DeskDay day;
  private final Map<Fact<?>, Deferred<FactValues>> fetched = new HashMap<>();

  SnapshotResults(ParallelFetch parts, DeskDay day) {
    this.parts = parts;
    this.day = day;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public void fetch(Collection<? extends Fact<?>> queries) {
    Set<Fact<?>> missing = new LinkedHashSet<>(queries);
    missing.removeAll(fetched.keySet());
    List<List<Fact<?>>> groups = groups(missing);
    int others = groups.size() - 1;
    for (int i = 0; i <= others; i++) {
      List<Fact<?>> group = groups.get(i);
      Supplier<FactValues> query = () -> parts.snapshot().read(group);
      Deferred<FactValues> part = i < others ? parts.fetch(query) : parts.fetchHere(query);
      group.forEach(fact -> fetched.put(fact, part));
    }
  }

  /** What is read together in one round trip, the longest first. */
  static List<List<Fact<?>>> groups(Collection<? extends Fact<?>> facts) {
    List<Fact<?>> together = new ArrayList<>();
    List<Fact<?>> counts = new ArrayList<>();
    List<List<Fact<?>>> groups = new ArrayList<>();
    for (Fact<?> fact : facts) {
      switch (fact) {
        case Fact.UnitCounts ofUnit -> counts.add(ofUnit);
        case Fact.Total total -> groups.add(List.of(total));
        case Fact<?> other -> together.add(other);
      }
    }
    if (counts.size() > MANY_UNITS) {
      groups.add(counts);
    } else {
      together.addAll(counts);
    }
    if (!together.isEmpty()) {
      groups.add(together);
    }
    return groups;
  }

  @Override
  public <V> V get(Fact<V> fact) {
    if (!fetched.containsKey(fact)) {
      fetch(List.of(fact));
    }
    return requireNonNull(requireNonNull(fetched.get(fact)).get().get(fact));
  }
}
