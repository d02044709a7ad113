package io.technicianviews.http.auth;

import java.time.Instant;

/**
 * Person and validity of a verified token.
 *
 * @param from start of the validity, inclusive
 * @param until end of the validity, exclusive
 */
record VerifiedToken(long personId, Instant from, Instant until) {

  boolean isValidAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  /** Returns this token with the validity limited to this end. */
  VerifiedToken atMostUntil(Instant end) {
    return end.isBefore(until) ? new VerifiedToken(personId, from, end) : this;
  }
}
