package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.TestDesk;
import io.technicianviews.domain.port.ViewCache;
import io.technicianviews.domain.port.ViewCacheContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryViewCacheTest extends ViewCacheContract {

  private Instant now = TestDesk.NOON;

  @Override
  protected ViewCache emptyCache() {
    return new InMemoryViewCache(() -> now);
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }
}
