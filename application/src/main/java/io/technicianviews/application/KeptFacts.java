package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.Flights.Flight;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.port.LogReading;
import io.technicianviews.domain.view.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
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

  /** No version of what is known. */
  private static final long NEVER = -1;

  private final CacheUse cache;
  private final String run;
  private final DeskDay day;
  private final long deadline;
  private final Map<Fact<?>, Part<?>> parts = new HashMap<>();
  private @Nullable ParallelFetch snapshot;

  /** The version of what is known by which all of it was found true. */
  private long trueAt = NEVER;

  private int snapshots;
  private int found;
  private int loaded;
  private int followed;

  /** What a fact is, and what can alter it, which is worked out once. */
  record Part<V>(Entry<V> entry, Dependencies dependencies) {
    static <V> Part<V> of(Fact<?> fact, Entry<V> entry) {
      return new Part<>(entry, fact.dependencies());
    }
  }

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
    if (!parts.containsKey(fact)) {
      fetch(List.of(fact));
    }
    return (V) requireNonNull(parts.get(fact)).entry().value();
  }

  @Override
  public void fetch(Collection<? extends Fact<?>> facts) {
    Set<EntryKey<?>> missing = new LinkedHashSet<>();
    for (Fact<?> fact : facts) {
      if (!parts.containsKey(fact)) {
        missing.add(new EntryKey<>(cache.deskId(), run, fact));
      }
    }
    if (!missing.isEmpty()) {
      long since = System.nanoTime();
      load(find(missing), since);
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
      Part<?> part = entry == null ? null : Part.of(key.fact(), entry);
      if (part != null && !isStillTrue(part)) {
        noteInvalidated(key.fact());
        part = null;
      }
      if (part == null) {
        LOG.debug("Cache MISS {}", key.fact());
        cache.meters().lookedUp(key.fact().kind(), false);
        missing.add(key);
      } else {
        take(key.fact(), part);
      }
    }
    return missing;
  }

  /**
   * Takes an answer that was put together lately, and what it is made of, if all of that is not
   * known to be old.
   *
   * @return null if there is none
   */
  RecentAnswers.@Nullable Known recall(RecentAnswers.Question question) {
    RecentAnswers.Known known = cache.answers().find(question);
    if (known == null) {
      return null;
    }
    long version = cache.changes().version();
    boolean usable =
        known.run().equals(run)
            && known.day().equals(day)
            && (known.trueAt().get() == version || areStillTrue(known.facts().values()));
    if (!usable) {
      cache.answers().forget(question);
      return null;
    }
    known.trueAt().set(version);
    known.facts().forEach(this::take);
    trueAt = version;
    return known;
  }

  private void take(Fact<?> fact, Part<?> part) {
    LOG.debug("Cache HIT {}", fact);
    cache.meters().lookedUp(fact.kind(), true);
    found++;
    put(fact, part);
  }

  /** Has an answer that is made of these facts remembered. */
  void remember(RecentAnswers.Question question, Object answer) {
    cache
        .answers()
        .remember(
            question,
            new RecentAnswers.Known(
                run, day, Map.copyOf(parts), answer, System.nanoTime(), new AtomicLong(NEVER)));
  }

  private void put(Fact<?> fact, Part<?> part) {
    trueAt = NEVER;
    parts.put(fact, part);
  }

  private boolean areStillTrue(Collection<Part<?>> some) {
    for (Part<?> part : some) {
      if (!isStillTrue(part)) {
        return false;
      }
    }
    return true;
  }

  private boolean isStillTrue(Part<?> part) {
    return cache.changes().areAllIn(part.entry().visibility(), part.dependencies());
  }

  private void noteInvalidated(Fact<?> fact) {
    LOG.debug("Invalidated {}", fact);
    cache.meters().invalidated(fact.kind());
  }

  private void load(List<EntryKey<?>> missing, long since) {
    List<EntryKey<?>> left = missing;
    // Whoever was to read it may have failed for reasons of his own: then it is read here.
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      List<Flight> mine = new ArrayList<>();
      List<Flight> others = new ArrayList<>();
      for (EntryKey<?> key : left) {
        Flight own = new Flight(key);
        Flight other = cache.flights().announce(own, since);
        if (other == null) {
          mine.add(own);
        } else {
          others.add(other);
        }
      }
      read(mine);
      left = follow(others, attempt > 0);
    }
  }

  private void read(List<Flight> mine) {
    if (mine.isEmpty()) {
      return;
    }
    try {
      long begun = System.nanoTime();
      List<Fact<?>> facts = mine.stream().<Fact<?>>map(flight -> flight.key().fact()).toList();
      ParallelFetch from = snapshot(facts);
      ReadFacts reading = new ReadFacts(from, day);
      reading.fetch(facts);
      mine.forEach(flight -> land(flight, flight.key(), reading, from));
      cache.meters().loaded(mine.size(), Duration.ofNanos(System.nanoTime() - begun));
    } catch (RuntimeException | Error e) {
      mine.forEach(flight -> cache.flights().failed(flight, e));
      throw e;
    }
  }

  private <V> void land(Flight flight, EntryKey<V> key, ReadFacts reading, ParallelFetch from) {
    Entry<V> entry = new Entry<>(reading.get(key.fact()), from.snapshot().visibility());
    cache.store().store(key, entry, cache.settings().ttl());
    loaded++;
    put(key.fact(), Part.of(key.fact(), entry));
    cache.flights().landed(flight, entry);
  }

  /**
   * @param wanted what is read in it first
   */
  private ParallelFetch snapshot(List<Fact<?>> wanted) {
    if (snapshot == null) {
      List<List<Fact<?>>> groups = ReadFacts.groups(wanted);
      // Of several groups each is read beside the others.
      List<Fact<?>> first = groups.size() == 1 ? groups.getFirst() : List.of();
      snapshot = ParallelFetch.open(cache.snapshots(), remaining(), first);
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
  private List<EntryKey<?>> follow(List<Flight> others, boolean failures) {
    if (others.isEmpty()) {
      return List.of();
    }
    close();
    List<EntryKey<?>> failed = new ArrayList<>();
    for (Flight flight : others) {
      followed++;
      cache.meters().followed();
      Entry<?> entry = await(flight.entry(), failures);
      if (entry == null) {
        failed.add(flight.key());
      } else {
        put(flight.key().fact(), Part.of(flight.key().fact(), entry));
      }
    }
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

  /** Whether nothing that is known has come of what could alter any of it. */
  boolean isStillTrue() {
    return trueAt == cache.changes().version() || areStillTrue(parts.values());
  }

  /**
   * Whether all of it is what this reading of the log has seen. A reading that began after all was
   * gathered has seen whatever they have; one that is older, where that is allowed, may not have.
   */
  boolean isTrueAt(LogReading reading) {
    return isStillTrue()
        && parts.values().stream()
            .allMatch(part -> reading.visibility().includes(part.entry().visibility()));
  }

  /** Forgets what is no longer true, so that it is read anew. */
  void forgetWhatChanged() {
    List<Fact<?>> changed =
        parts.entrySet().stream()
            .filter(part -> !isStillTrue(part.getValue()))
            .<Fact<?>>map(Map.Entry::getKey)
            .toList();
    changed.forEach(this::noteInvalidated);
    changed.forEach(parts::remove);
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
