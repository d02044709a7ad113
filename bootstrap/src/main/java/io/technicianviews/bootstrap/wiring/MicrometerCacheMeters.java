package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.technicianviews.application.CacheMeters;
import io.technicianviews.application.CacheOutcome;
import java.time.Duration;
import java.util.Locale;

/** Counts what becomes of questions with Micrometer. Thread-safe. */
public final class MicrometerCacheMeters implements CacheMeters {

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

  public MicrometerCacheMeters(MeterRegistry registry) {
    answers =
        Counter.builder(PREFIX + "answers")
            .description("Answers by how much of them was kept: hit, partial, miss, stale")
            .withRegistry(registry);
    lookups =
        Counter.builder(PREFIX + "lookups")
            .description("Facts looked for, by kind and whether a usable entry was found")
            .withRegistry(registry);
    invalidated =
        Counter.builder(PREFIX + "invalidated")
            .description("Entries that were found and no longer true, by kind")
            .withRegistry(registry);
    loads =
        Timer.builder(PREFIX + "loads")
            .description("Reads of facts that were not kept, and how long they took")
            .register(registry);
    loadedFacts =
        Counter.builder(PREFIX + "loaded.facts")
            .description("Facts that were read")
            .register(registry);
    followers =
        Counter.builder(PREFIX + "followers")
            .description("Facts that were waited for because another question read them already")
            .register(registry);
    logReads =
        Timer.builder(PREFIX + "log.reads")
            .description("Readings of the log of changes, and how long they took")
            .register(registry);
    sharedBy =
        DistributionSummary.builder(PREFIX + "log.shared")
            .description("How many answers were checked with one reading of the log")
            .register(registry);
    reloads =
        Counter.builder(PREFIX + "reloads")
            .description("Answers that were put together again, as a part was no longer true")
            .register(registry);
  }

  @Override
  public void answered(CacheOutcome outcome) {
    answers.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT)).increment();
  }

  @Override
  public void lookedUp(String kind, boolean found) {
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
  public void followed() {
    followers.increment();
  }

  @Override
  public void logRead(int sharing, Duration took) {
    logReads.record(took);
    sharedBy.record(sharing);
  }

  @Override
  public void reloaded() {
    reloads.increment();
  }
}
