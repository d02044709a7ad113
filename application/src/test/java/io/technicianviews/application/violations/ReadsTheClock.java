package io.technicianviews.application.violations;

import java.time.Instant;

class ReadsTheClock {

  Instant read() {
    return Instant.now();
  }
}
