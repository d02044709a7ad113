package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;

/** The progress of a query with one of its parts. */
sealed interface Part {

  Part MISSING = new Missing();
  Part ANNOUNCED = new Announced();
  Part FOLLOWING = new Following();

  /** Not looked up yet. */
  record Missing() implements Part {}

  /** Not cached; this query loads it. */
  record Announced() implements Part {}

  /** Another query of this node loads it. */
  record Following() implements Part {}

  /** Loaded but not stored yet, which may take long. */
  record Read(CacheEntry<Counted> entry) implements Part {}

  /** Available. */
  record Gathered(CacheEntry<Counted> entry) implements Part {}
}
