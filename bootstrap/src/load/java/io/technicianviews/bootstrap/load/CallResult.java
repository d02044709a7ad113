package io.technicianviews.bootstrap.load;

import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.header;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;

/**
 * What of an answer is of interest here.
 *
 * @param tag its ETag, or empty
 * @param cache its X-Cache, or empty
 */
record CallResult(int status, int millis, String tag, String cache) {

  private static final String STATUS = "answer status";
  private static final String MILLIS = "answer millis";
  private static final String TAG = "answer tag";
  private static final String CACHE = "answer cache";

  /** Keeps it in the session, and fails the call if the status is none of these. */
  static CheckBuilder[] checks(Integer... right) {
    return new CheckBuilder[] {
      HttpDsl.status().in(right).saveAs(STATUS),
      responseTimeInMillis().saveAs(MILLIS),
      header("ETag").withDefault("").saveAs(TAG),
      header("X-Cache").withDefault("").saveAs(CACHE)
    };
  }

  /** The last one that did not fail. */
  static CallResult of(Session session) {
    return new CallResult(
        session.getInt(STATUS),
        session.getInt(MILLIS),
        session.getString(TAG),
        session.getString(CACHE));
  }
}
