package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.QueryCacheContract;
import io.technicianviews.domain.port.TestDesk;
import java.time.Duration;
import java.time.Instant;

class InMemoryQueryCacheTest extends QueryCacheContract {

  private Instant now = TestDesk.NOON;

  @Override
  protected QueryCache emptyCache() {
    return new InMemoryQueryCache(() -> now);
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }
}
