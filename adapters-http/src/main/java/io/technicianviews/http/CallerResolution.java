package io.technicianviews.http;

import java.util.function.Supplier;

/** Result of identifying the caller of a call. */
public sealed interface CallerResolution {

  /**
   * The call is made by this person, who may be unknown to the helpdesk.
   *
   * @param byCookie whether the browser sends the credentials by itself. Calls that change
   *     something are then refused if they come from another site
   * @param recheck whether the caller of an open stream is still identified; called every
   *     heartbeat, after the request has ended, from any thread
   */
  record Identified(long personId, boolean byCookie, Supplier<CallerResolution> recheck)
      implements CallerResolution {

    /** Returns the same with this check of open streams. */
    public Identified rechecked(Supplier<CallerResolution> by) {
      return new Identified(personId, byCookie, by);
    }
  }

  /**
   * The call has no credentials: status 401.
   *
   * @param detail what the caller must send
   */
  record Unauthenticated(String detail) implements CallerResolution {}

  /**
   * The call has credentials that are not valid: status 401.
   *
   * @param detail what is wrong, and what would be right; without quotation marks
   */
  record InvalidCredentials(String detail) implements CallerResolution {}

  /**
   * The caller is known and may not use the API: status 403.
   *
   * @param detail why
   */
  record Forbidden(String detail) implements CallerResolution {}

  /**
   * The caller cannot be identified at present: status 503.
   *
   * @param detail what is unavailable
   */
  record Unavailable(String detail) implements CallerResolution {}

  /**
   * Returns the resolution for a caller whose credentials a browser does not send by itself: a
   * header, or a client certificate of a program. Open streams are not checked again, unless {@link
   * Identified#rechecked} says how.
   */
  static Identified person(long personId) {
    return new Identified(personId, false, () -> person(personId));
  }

  /** Returns the resolution for a caller whom a cookie identifies, such as that of a session. */
  static Identified personByCookie(long personId) {
    return new Identified(personId, true, () -> personByCookie(personId));
  }
}
