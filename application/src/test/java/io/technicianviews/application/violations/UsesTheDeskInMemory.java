package io.technicianviews.application.violations;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import java.time.InstantSource;

class UsesTheDeskInMemory {

  InMemoryDesk use(InstantSource clock) {
    return new InMemoryDesk(clock);
  }
}
