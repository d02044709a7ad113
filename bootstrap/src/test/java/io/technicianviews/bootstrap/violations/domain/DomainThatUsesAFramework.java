package io.technicianviews.bootstrap.violations.domain;

import org.slf4j.Logger;

/** The domain knows no framework. */
interface DomainThatUsesAFramework {
  Logger log();
}
