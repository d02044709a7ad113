package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheOutcome;
import java.time.Duration;
import java.util.Locale;

/** Counts what becomes of questions with Micrometer. Thread-safe. */
public final class MicrometerCacheMetrics implements CacheMetrics {

  private static final String PREFIX = "technician.views.cache.";

  private final MeterProvider<Counter> answers;
  private final MeterProvider<Counter> lookups;
  private final MeterProvider<Counter> invalidated;
  private final Timer loads;
  private final Counter loadedFacts;
  private final Counter followers;
  private final Timer logReads;
  private final DistributionSummary sharedBy;
  private final Counter reloads;

  private final MeterRegistry registry;

  public MicrometerCacheMetrics(MeterRegistry registry) {
    this.registry = registry;
    answers =
        counters("answers", "Answers by how much of them was kept: hit, partial, miss, stale");
    lookups = counters("lookups", "Facts looked for, by kind and whether a usable entry was found");
    invalidated = counters("stale.entries", "Entries that were found and no longer true, by kind");
    loads = timer("loads", "Reads of facts that were not kept, and how long they took");
    loadedFacts = counter("loaded.entries", "Facts that were read");
    followers =
        counter(
            "coalesced", "Facts that were waited for, or taken, as another question reads them");
    logReads = timer("changelog.polls", "Readings of the log of changes, and how long they took");
    sharedBy =
        DistributionSummary.builder("technician.views.changelog.poll.waiters")
            .description("How many answers were checked with one reading of the log")
            .register(registry);
    reloads =
        counter("retries", "Answers that were put together again, as a part was no longer true");
  }

  private MeterProvider<Counter> counters(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).withRegistry(registry);
  }

  private Counter counter(String name, String description) {
    return counters(name, description).withTags();
  }

  private Timer timer(String name, String description) {
    return Timer.builder(PREFIX + name).description(description).register(registry);
  }

  @Override
  public void answered(CacheOutcome outcome) {
    answers.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT)).increment();
  }

  @Override
  public void lookup(String kind, boolean found) {
    lookups.withTags(Tags.of("kind", kind, "outcome", found ? "hit" : "miss")).increment();
  }

  @Override
  public void invalidated(String kind) {
    invalidated.withTag("kind", kind).increment();
  }

  @Override
  public void loaded(int facts, Duration took) {
    loads.record(took);
    loadedFacts.increment(facts);
  }

  @Override
  public void coalesced() {
    followers.increment();
  }

  @Override
  public void polled(int sharing, Duration took) {
    logReads.record(took);
    sharedBy.record(sharing);
  }

  @Override
  public void retried() {
    reloads.increment();
  }
}
