package io.technicianviews.bootstrap.violations.domain;

import org.slf4j.Logger;

/** A violation of the rule that the domain uses no framework. */
interface DomainThatUsesAFramework {
  Logger log();
}
