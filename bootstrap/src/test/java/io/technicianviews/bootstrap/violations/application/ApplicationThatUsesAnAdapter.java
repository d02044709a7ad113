package io.technicianviews.bootstrap.violations.application;

import io.technicianviews.persistence.PostgresDesk;

/** A violation of the rule that the application uses no adapter. */
interface ApplicationThatUsesAnAdapter {
  PostgresDesk desk();
}
