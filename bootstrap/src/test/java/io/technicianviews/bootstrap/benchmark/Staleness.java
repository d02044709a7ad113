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
 * The stale responses of this project with its cache on. A response is stale if it does not include
 * a write that was acknowledged before its request. The writer reads from the node of the writes,
 * another technician from another node.
 *
 * @param staleToWriter the number of stale responses to the writer
 * @param staleToOther the number of stale responses to the other technician
 * @param writes the number of writes, and of the responses to each of the two
 */
record Staleness(int staleToWriter, int staleToOther, int writes) {

  private static final int WRITES = 200;

  static Staleness measure(BenchmarkDesk benchmark, Person writer, Person other, long admin) {
    try (ServiceDesk writeNode = openNode(benchmark);
        ServiceDesk otherNode = openNode(benchmark)) {
      long id = BackgroundWriters.create(writeNode.commands(), writer);
      long before = count(page(writeNode, writer));
      int staleToWriter = 0;
      int staleToOther = 0;
      for (int i = 0; i < WRITES; i++) {
        boolean inProgress = i % 2 == 0;
        BackgroundWriters.toggle(writeNode.commands(), writer.id(), id, inProgress);
        long expected = before + (inProgress ? 1 : 0);
        staleToOther += includesWrite(page(otherNode, other), id, inProgress, expected) ? 0 : 1;
        staleToWriter += includesWrite(page(writeNode, writer), id, inProgress, expected) ? 0 : 1;
      }
      writeNode.commands().delete(admin, id).orElseThrow();
      return new Staleness(staleToWriter, staleToOther, WRITES);
    }
  }

  private static ServiceDesk openNode(BenchmarkDesk benchmark) {
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

  /**
   * Whether the page includes the last write. The order of the view puts the request that was
   * updated last first.
   */
  private static boolean includesWrite(ViewPage page, long id, boolean inProgress, long expected) {
    boolean first = !page.data().isEmpty() && page.data().getFirst().request().id() == id;
    return first == inProgress && count(page) == expected;
  }

  String describeWriter() {
    return "%d of %d reads".formatted(staleToWriter, writes);
  }

  String describeOthers() {
    return "%d of %d reads".formatted(staleToOther, writes);
  }
}
