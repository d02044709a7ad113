package io.technicianviews.bootstrap.violations.application;

import io.technicianviews.persistence.PostgresDesk;

/** The application knows no adapter. */
interface ApplicationThatUsesAnAdapter {
  PostgresDesk desk();
}
