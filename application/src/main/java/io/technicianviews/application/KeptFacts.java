package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.change.LogReading;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.view.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts of one answer, from the cache as far as it has them, else read: by this question, or by
 * another one that reads the same already. Facts that are read are of one snapshot, as long as
 * nobody else's are waited for: whoever waits holds no snapshot, so that no two questions wait for
 * each other.
 */
final class KeptFacts implements Facts, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeptFacts.class);

  private final CacheUse cache;
  private final String run;
  private final DeskDay day;
  private final long deadline;
  private final Map<Fact<?>, Entry<?>> entries = new HashMap<>();
  private @Nullable ParallelFetch snapshot;
  private int snapshots;
  private int found;
  private int loaded;
  private int followed;

  /**
   * @param run of the desk's storage, in which entries count
   * @param deadline by {@link System#nanoTime}
   */
  KeptFacts(CacheUse cache, String run, DeskDay day, long deadline) {
    this.cache = cache;
    this.run = run;
    this.day = day;
    this.deadline = deadline;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  @SuppressWarnings("unchecked") // Facts and entries are put in pairs of one type.
  public <V> V get(Fact<V> fact) {
    if (!entries.containsKey(fact)) {
      fetch(List.of(fact));
    }
    return (V) requireNonNull(entries.get(fact)).value();
  }

  @Override
  public void fetch(Collection<? extends Fact<?>> facts) {
    Set<EntryKey<?>> missing = new LinkedHashSet<>();
    for (Fact<?> fact : facts) {
      if (!entries.containsKey(fact)) {
        missing.add(new EntryKey<>(cache.deskId(), run, fact));
      }
    }
    if (!missing.isEmpty()) {
      load(find(missing));
    }
  }

  /**
   * Takes what is kept and not known to be old.
   *
   * @return what is missing
   */
  private List<EntryKey<?>> find(Set<EntryKey<?>> keys) {
    Found kept = cache.store().find(keys);
    List<EntryKey<?>> missing = new ArrayList<>();
    for (EntryKey<?> key : keys) {
      Entry<?> entry = kept.get(key);
      if (entry != null && !isStillTrue(key.fact(), entry)) {
        LOG.debug("Invalidated {}", key.fact());
        cache.meters().invalidated(key.fact().kind());
        entry = null;
      }
      LOG.debug(entry == null ? "Cache MISS {}" : "Cache HIT {}", key.fact());
      cache.meters().lookedUp(key.fact().kind(), entry != null);
      if (entry == null) {
        missing.add(key);
      } else {
        found++;
        entries.put(key.fact(), entry);
      }
    }
    return missing;
  }

  private boolean isStillTrue(Fact<?> fact, Entry<?> entry) {
    return cache.changes().areAllIn(entry.visibility(), fact.dependencies());
  }

  private void load(List<EntryKey<?>> missing) {
    List<EntryKey<?>> left = missing;
    // Whoever was to read it may have failed for reasons of his own: then it is read here.
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      List<EntryKey<?>> mine = new ArrayList<>();
      Map<EntryKey<?>, CompletableFuture<Entry<?>>> others = new LinkedHashMap<>();
      for (EntryKey<?> key : left) {
        CompletableFuture<Entry<?>> flight = cache.flights().announce(key);
        if (flight == null) {
          mine.add(key);
        } else {
          others.put(key, flight);
        }
      }
      read(mine);
      left = follow(others, attempt > 0);
    }
  }

  private void read(List<EntryKey<?>> keys) {
    if (keys.isEmpty()) {
      return;
    }
    try {
      long begun = System.nanoTime();
      ParallelFetch parts = snapshot();
      ReadFacts reading = new ReadFacts(parts, day);
      reading.fetch(keys.stream().map(EntryKey::fact).toList());
      keys.forEach(key -> land(key, reading, parts));
      cache.meters().loaded(keys.size(), Duration.ofNanos(System.nanoTime() - begun));
    } catch (RuntimeException | Error e) {
      keys.forEach(key -> cache.flights().failed(key, e));
      throw e;
    }
  }

  private <V> void land(EntryKey<V> key, ReadFacts reading, ParallelFetch parts) {
    V value = reading.get(key.fact());
    Entry<V> entry = new Entry<>(value, parts.snapshot().visibility());
    cache.store().store(key, entry, cache.settings().ttl());
    loaded++;
    entries.put(key.fact(), entry);
    cache.flights().landed(key, entry);
  }

  private ParallelFetch snapshot() {
    if (snapshot == null) {
      snapshot = ParallelFetch.open(cache.snapshots(), remaining());
      snapshots++;
    }
    return snapshot;
  }

  private Duration remaining() {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new DeadlineExceededException("the time for this question is over");
    }
    return Duration.ofNanos(nanos);
  }

  /**
   * Waits for what others read.
   *
   * @return what they failed to
   */
  private List<EntryKey<?>> follow(
      Map<EntryKey<?>, CompletableFuture<Entry<?>>> others, boolean failures) {
    if (others.isEmpty()) {
      return List.of();
    }
    close();
    List<EntryKey<?>> failed = new ArrayList<>();
    others.forEach(
        (key, flight) -> {
          followed++;
          cache.meters().followed();
          Entry<?> entry = await(flight, failures);
          if (entry == null) {
            failed.add(key);
          } else {
            entries.put(key.fact(), entry);
          }
        });
    return failed;
  }

  private @Nullable Entry<?> await(CompletableFuture<Entry<?>> flight, boolean failures) {
    try {
      return flight.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (failures) {
        throw new DeskUnavailableException("the desk could not be read", e);
      }
      return null;
    } catch (TimeoutException e) {
      throw new DeadlineExceededException("the desk did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for the desk", e);
    }
  }

  /** The instant whose state all of it is, if it was read from one snapshot, all by itself. */
  Optional<Instant> asOfOneSnapshot() {
    return snapshot != null && snapshots == 1 && found == 0 && followed == 0
        ? Optional.of(snapshot.snapshot().asOf())
        : Optional.empty();
  }

  boolean isOf(String otherRun) {
    return run.equals(otherRun);
  }

  /**
   * Whether all of it is what this reading of the log has seen. A reading that began after all was
   * gathered has seen whatever they have; one that is older, where that is allowed, may not have.
   */
  boolean isTrueAt(LogReading reading) {
    return entries.entrySet().stream()
        .allMatch(
            entry ->
                reading.visibility().includes(entry.getValue().visibility())
                    && isStillTrue(entry.getKey(), entry.getValue()));
  }

  /** Forgets what is no longer true, so that it is read anew. */
  void forgetWhatChanged() {
    entries
        .entrySet()
        .removeIf(
            entry -> {
              boolean changed = !isStillTrue(entry.getKey(), entry.getValue());
              if (changed) {
                LOG.debug("Invalidated {}", entry.getKey());
                cache.meters().invalidated(entry.getKey().kind());
              }
              return changed;
            });
  }

  CacheOutcome outcome() {
    if (loaded + followed == 0) {
      return CacheOutcome.HIT;
    }
    return found == 0 ? CacheOutcome.MISS : CacheOutcome.PARTIAL;
  }

  /** Ends the snapshot. */
  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
      snapshot = null;
    }
  }
}
