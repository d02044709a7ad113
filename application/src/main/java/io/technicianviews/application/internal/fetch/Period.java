package io.technicianviews.application.internal.fetch;

import java.time.Instant;

/**
 * The instants of which a result is the state, as far as they depend on hours. On which day they
 * are, and whether the parts are up to date, is decided elsewhere.
 *
 * @param from the first of them
 * @param end the first instant after them
 */
public record Period(Instant from, Instant end) {

  /** Every instant: the result depends on no hour. */
  public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(end);
  }

  public Period from(Instant instant) {
    return new Period(instant.isAfter(from) ? instant : from, end);
  }

  public Period endsAt(Instant instant) {
    return new Period(from, instant.isBefore(end) ? instant : end);
  }
}
