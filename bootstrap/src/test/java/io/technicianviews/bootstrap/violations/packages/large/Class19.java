package io.technicianviews.bootstrap.violations.packages.large;

/** One of too many. */
interface Class19 {}
