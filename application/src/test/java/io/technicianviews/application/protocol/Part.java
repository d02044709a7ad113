package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;

/** The progress of one part of a query. */
sealed interface Part {

  Part MISSING = new Missing();
  Part IN_FLIGHT = new InFlight();
  Part COALESCED = new Coalesced();

  /** Not looked up yet. */
  record Missing() implements Part {}

  /** Not cached; this query has started to load it. */
  record InFlight() implements Part {}

  /** Another query of this node loads it. */
  record Coalesced() implements Part {}

  /** Loaded but not stored yet, which may take long. */
  record Loaded(CacheEntry<CountValue> entry) implements Part {}

  /** Available. */
  record Available(CacheEntry<CountValue> entry) implements Part {}
}
