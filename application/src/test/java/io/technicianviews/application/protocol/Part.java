package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;

/** How far a question has come with one of its facts. */
sealed interface Part {

  Part MISSING = new Missing();
  Part ANNOUNCED = new Announced();
  Part FOLLOWING = new Following();

  /** It has not been looked for. */
  record Missing() implements Part {}

  /** It is not kept, and this question is the one that reads it. */
  record Announced() implements Part {}

  /** Another question of this node reads it. */
  record Following() implements Part {}

  /** It was read and has not been stored yet, which may take long. */
  record Read(CacheEntry<Counted> entry) implements Part {}

  /** Here it is. */
  record Gathered(CacheEntry<Counted> entry) implements Part {}
}
