package io.technicianviews.http.internal.protocol;

/** Names of the attributes of requests that handlers and the access log share. */
public final class RequestAttributes {

  /** The id of the person whom the token identifies, as a {@link Long}. */
  public static final String PERSON_ID = "technicianviews.person";

  /** The id of the request in the access log. */
  public static final String REQUEST_ID = "technicianviews.request-id";

  /** Present if the call changes nothing although its method is not safe. */
  public static final String CHANGES_NOTHING = "technicianviews.changes-nothing";

  /** Present if the call has an idempotency key, with which it may be sent again. */
  public static final String HAS_KEY = "technicianviews.has-key";

  /**
   * A {@link Runnable} that throws the failure of a call that was executed before it reached its
   * route, which renders the failure.
   */
  public static final String FAILURE = "technicianviews.failure";

  private RequestAttributes() {}
}
