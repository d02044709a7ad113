package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.testkit.TestDesk;
import io.technicianviews.testkit.contract.QueryCacheContract;
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
