package io.technicianviews.application.protocol;

import io.technicianviews.application.KnownChanges;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.LogReading;
import io.technicianviews.domain.port.Visibility;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of the log: the readings that it has made, from which the real {@code
 * InvalidationIndex} is built, and how much it has forgotten. Immutable.
 */
final class NodeLog {

  private final LogReading first;
  private final List<LogReading> later;
  private final int forgotten;
  private final Visibility reached;
  private final int hash;
  private @Nullable KnownChanges known;

  private NodeLog(LogReading first, List<LogReading> later, int forgotten, Visibility reached) {
    this.first = first;
    this.later = later;
    this.forgotten = forgotten;
    this.reached = reached;
    this.hash = Objects.hash(first, later, forgotten, reached);
  }

  static NodeLog begin(LogReading first) {
    return new NodeLog(first, List.of(), 0, first.visibility());
  }

  NodeLog add(LogReading reading) {
    List<LogReading> longer = reading.changes().isEmpty() ? later : Lists.plus(later, reading);
    return new NodeLog(first, longer, forgotten, reading.visibility());
  }

  boolean hasSomethingToForget() {
    return forgotten < later.size();
  }

  NodeLog forgetOldest() {
    return new NodeLog(first, later, forgotten + 1, reached);
  }

  /** The state that the last reading saw. */
  Visibility reached() {
    return reached;
  }

  /** Whether nothing that it knows could have altered this since. */
  boolean isStillTrue(Entry<Counted> entry, Count count) {
    if (known == null) {
      known = new KnownChanges(first, later, forgotten);
    }
    return known.isUpToDate(entry.visibility(), count.dependencies());
  }

  /** The same, of somebody who takes what was before his first reading for nothing. */
  NodeLog trustingWhatWasBefore() {
    LogReading nothing = new LogReading(first.asOf(), Desk.nothing(), List.of());
    return new NodeLog(nothing, later, forgotten, reached);
  }

  /** The same, of somebody who takes what he has forgotten for nothing. */
  NodeLog trustingWhatIsForgotten() {
    return new NodeLog(first, later.subList(forgotten, later.size()), 0, reached);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeLog log
        && hash == log.hash
        && forgotten == log.forgotten
        && first.equals(log.first)
        && later.equals(log.later)
        && reached.equals(log.reached);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
