package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;

/**
 * How many answers lack a write that had been answered before they were asked for, at this desk
 * with its cache on: the writer's at one node, those of another technician at another.
 */
record Staleness(int ofWriter, int ofOther, int writes) {

  private static final int WRITES = 200;

  static Staleness of(BenchmarkDesk benchmark, Person writer, Person other, long admin) {
    try (ServiceDesk here = node(benchmark);
        ServiceDesk there = node(benchmark)) {
      long id = Disturbance.create(here.commands(), writer);
      long before = count(page(here, writer));
      int staleToWriter = 0;
      int staleToOther = 0;
      for (int i = 0; i < WRITES; i++) {
        boolean inProgress = i % 2 == 0;
        Disturbance.toggle(here.commands(), writer.id(), id, inProgress);
        long expected = before + (inProgress ? 1 : 0);
        staleToOther += isFresh(page(there, other), id, inProgress, expected) ? 0 : 1;
        staleToWriter += isFresh(page(here, writer), id, inProgress, expected) ? 0 : 1;
      }
      here.commands().delete(admin, id).orElseThrow();
      return new Staleness(staleToWriter, staleToOther, WRITES);
    }
  }

  private static ServiceDesk node(BenchmarkDesk benchmark) {
    return benchmark.cachedDesk(
        new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry()),
        CacheSettings.DEFAULTS,
        CacheMetrics.NONE);
  }

  private static ViewPage page(ServiceDesk desk, Person person) {
    return desk.technicianViews()
        .page(person.id(), ViewQuery.of(View.IN_PROGRESS))
        .orElseThrow()
        .value();
  }

  private static long count(ViewPage page) {
    return page.counts().of(View.IN_PROGRESS).all();
  }

  /** The view's order puts first what was written to last. */
  private static boolean isFresh(ViewPage page, long id, boolean inProgress, long expected) {
    boolean first = !page.data().isEmpty() && page.data().getFirst().request().id() == id;
    return first == inProgress && count(page) == expected;
  }

  String toWriter() {
    return "%d of %d reads".formatted(ofWriter, writes);
  }

  String toOthers() {
    return "%d of %d reads".formatted(ofOther, writes);
  }
}
