package io.technicianviews.bootstrap.load;

import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.header;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;

/**
 * The measured properties of a response.
 *
 * @param tag the ETag, or empty
 * @param cache the X-Cache header, or empty
 */
record CallResult(int status, int millis, String tag, String cache) {

  private static final String STATUS = "response status";
  private static final String MILLIS = "response millis";
  private static final String TAG = "response tag";
  private static final String CACHE = "response cache";

  /** Stores the result in the session; the call fails if its status is not one of these. */
  static CheckBuilder[] checks(Integer... expected) {
    return new CheckBuilder[] {
      HttpDsl.status().in(expected).saveAs(STATUS),
      responseTimeInMillis().saveAs(MILLIS),
      header("ETag").withDefault("").saveAs(TAG),
      header("X-Cache").withDefault("").saveAs(CACHE)
    };
  }

  /** The result of the last successful call of the session. */
  static CallResult of(Session session) {
    return new CallResult(
        session.getInt(STATUS),
        session.getInt(MILLIS),
        session.getString(TAG),
        session.getString(CACHE));
  }
}
