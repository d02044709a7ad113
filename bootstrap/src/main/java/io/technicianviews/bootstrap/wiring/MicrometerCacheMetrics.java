package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.technicianviews.application.cache.AdmissionOutcome;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Records the metrics of the cache with Micrometer. Thread-safe. */
public final class MicrometerCacheMetrics implements CacheMetrics {

  private static final String PREFIX = "technician.views.cache.";

  private final MeterProvider<Counter> answers;
  private final MeterProvider<Counter> lookups;

  /** The counters of lookups by kind: a result looks up about fifteen entries. */
  private final Map<String, Counter> hits = new ConcurrentHashMap<>();

  private final Map<String, Counter> misses = new ConcurrentHashMap<>();
  private final MeterProvider<Counter> invalidated;
  private final Timer loads;
  private final Counter loadedEntries;
  private final MeterProvider<Timer> admissions;
  private final Counter coalesced;
  private final Timer polls;
  private final DistributionSummary pollWaiters;
  private final Counter retries;

  private final MeterRegistry registry;

  public MicrometerCacheMetrics(MeterRegistry registry) {
    this.registry = registry;
    answers = counters("answers", "Responses by outcome: hit, partial, miss, stale");
    lookups = counters("lookups", "Cache lookups by kind of entry and outcome: hit, miss");
    invalidated = counters("stale.entries", "Stale entries that were found, by kind");
    loads = timer(PREFIX + "loads", "Database reads for entries that were not cached");
    loadedEntries = counter("loaded.entries", "Entries that were read from the database");
    admissions =
        Timer.builder(PREFIX + "admissions")
            .description(
                "Waits of requests for their admission to the database by outcome:"
                    + " immediate, waited, refused")
            .withRegistry(registry);
    coalesced =
        counter("coalesced", "Entries taken from the concurrent database read of another request");
    polls = timer("technician.views.changelog.polls", "Polls of the change log");
    pollWaiters =
        DistributionSummary.builder("technician.views.changelog.poll.waiters")
            .description("Responses that were validated with one poll of the change log")
            .register(registry);
    retries =
        counter(
            "retries",
            "Responses that were assembled again, since an entry became stale meanwhile");
  }

  private MeterProvider<Counter> counters(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).withRegistry(registry);
  }

  private Counter counter(String name, String description) {
    return counters(name, description).withTags();
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name).description(description).register(registry);
  }

  @Override
  public void answered(CacheOutcome outcome) {
    answers.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT)).increment();
  }

  @Override
  public void lookup(String kind, boolean found) {
    (found ? hits : misses).computeIfAbsent(kind, any -> lookups(any, found)).increment();
  }

  private Counter lookups(String kind, boolean found) {
    return lookups.withTags(Tags.of("kind", kind, "outcome", found ? "hit" : "miss"));
  }

  @Override
  public void invalidated(String kind) {
    invalidated.withTag("kind", kind).increment();
  }

  @Override
  public void loaded(int entries, Duration took) {
    loads.record(took);
    loadedEntries.increment(entries);
  }

  @Override
  public void admission(AdmissionOutcome outcome, Duration wait) {
    admissions.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT)).record(wait);
  }

  @Override
  public void coalesced() {
    coalesced.increment();
  }

  @Override
  public void polled(int waiters, Duration took) {
    polls.record(took);
    pollWaiters.record(waiters);
  }

  @Override
  public void retried() {
    retries.increment();
  }
}
