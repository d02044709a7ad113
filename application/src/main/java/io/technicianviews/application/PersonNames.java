package io.technicianviews.application;

import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of those who do something, remembered until names change. Thread-safe. */
final class PersonNames {

  private final ReadSnapshots snapshots;
  private final Duration timeout;
  private volatile Map<Long, PersonName> known = new ConcurrentHashMap<>();

  PersonNames(ReadSnapshots snapshots, Duration timeout) {
    this.snapshots = snapshots;
    this.timeout = timeout;
  }

  /**
   * @return null if there is no such person
   */
  @Nullable PersonName of(long personId) {
    Map<Long, PersonName> into = known;
    return into.computeIfAbsent(personId, this::read);
  }

  private @Nullable PersonName read(long personId) {
    try (Snapshot snapshot = snapshots.open(timeout)) {
      return snapshot.people().names(Set.of(personId)).get(personId);
    }
  }

  /** Names have changed. What is being read meanwhile is not remembered. */
  void forget() {
    known = new ConcurrentHashMap<>();
  }
}
