package io.technicianviews.http.auth;

import java.time.Instant;

/**
 * What a valid token says.
 *
 * @param from the first instant at which it is valid
 * @param until the first instant at which it is not any more
 */
record VerifiedToken(long personId, Instant from, Instant until) {

  boolean isValidAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  /** The same, for no longer than this. */
  VerifiedToken atMostUntil(Instant end) {
    return end.isBefore(until) ? new VerifiedToken(personId, from, end) : this;
  }
}
