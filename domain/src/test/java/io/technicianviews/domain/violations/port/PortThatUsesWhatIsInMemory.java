package io.technicianviews.domain.violations.port;

import io.technicianviews.domain.violations.inmemory.InMemory;

public interface PortThatUsesWhatIsInMemory {

  InMemory implementation();
}
