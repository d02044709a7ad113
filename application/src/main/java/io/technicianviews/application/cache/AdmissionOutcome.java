package io.technicianviews.application.cache;

/** How the admission of a query to the storage ended. */
public enum AdmissionOutcome {
  /** The query was admitted without a wait. */
  IMMEDIATE,
  /** The query waited and was admitted. */
  WAITED,
  /** The query was not admitted: its time was over, or it was interrupted. */
  REFUSED
}
