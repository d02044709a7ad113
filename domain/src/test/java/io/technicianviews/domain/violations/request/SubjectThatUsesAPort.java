package io.technicianviews.domain.violations.request;

import io.technicianviews.domain.violations.port.PortThatUsesWhatIsInMemory;

class SubjectThatUsesAPort {

  Object use(PortThatUsesWhatIsInMemory port) {
    return port.implementation();
  }
}
