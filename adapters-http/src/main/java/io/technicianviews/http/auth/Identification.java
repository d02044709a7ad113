package io.technicianviews.http.auth;

/** What came of asking who calls. */
public sealed interface Identification {

  /** A valid token names this person; whether the desk knows him is for the desk to say. */
  record Known(long personId) implements Identification {}

  /** No bearer token was given. */
  record Missing() implements Identification {}

  /**
   * A token was given, and is not one to go by.
   *
   * @param reason what is wrong, in words that may be shown to whoever sent it
   */
  record Rejected(String reason) implements Identification {}
}
