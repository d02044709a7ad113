package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the names of authors. Each name is read once for all concurrent callers and cached
 * until names change. Thread-safe.
 */
public final class PersonNameCache {

  private final SnapshotSource snapshots;
  private final Duration timeout;

  /** Futures, so that no lock is held while a name is read. */
  private volatile Map<Long, CompletableFuture<Optional<PersonName>>> cached =
      new ConcurrentHashMap<>();

  public PersonNameCache(SnapshotSource snapshots, Duration timeout) {
    this.snapshots = snapshots;
    this.timeout = timeout;
  }

  /**
   * @return null if there is no such person
   */
  @Nullable PersonName of(long personId) {
    Map<Long, CompletableFuture<Optional<PersonName>>> names = cached;
    CompletableFuture<Optional<PersonName>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<PersonName>> other = names.putIfAbsent(personId, mine);
    if (other != null) {
      return awaited(other).orElse(null);
    }
    try {
      Optional<PersonName> name = read(personId);
      mine.complete(name);
      return name.orElse(null);
    } catch (RuntimeException | Error e) {
      names.remove(personId, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static Optional<PersonName> awaited(CompletableFuture<Optional<PersonName>> name) {
    try {
      return name.join();
    } catch (CompletionException e) {
      throw new DeskUnavailableException("a name cannot be read", e);
    }
  }

  private Optional<PersonName> read(long personId) {
    try (Snapshot snapshot = snapshots.open(timeout)) {
      return Optional.ofNullable(
          snapshot.read(new PeopleQuery.PersonNames(Set.of(personId))).get(personId));
    }
  }

  /** Whether a change may alter names. */
  static boolean isAffectedBy(ChangeLogEntry change) {
    return Dependencies.ofReferenceData().isInvalidatedBy(change.change().tags());
  }

  /** Removes all names. A name that is being read at the time is not cached. */
  void clear() {
    cached = new ConcurrentHashMap<>();
  }
}
