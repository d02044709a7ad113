package io.technicianviews.http.auth;

/** What came of asking who calls. */
public sealed interface AuthenticationResult {

  /** A valid token names this person; whether the desk knows him is for the desk to say. */
  record Authenticated(long personId) implements AuthenticationResult {}

  /** No bearer token was given. */
  record Anonymous() implements AuthenticationResult {}

  /**
   * A token was given, and is not one to go by.
   *
   * @param reason what is wrong, in words that may be shown to whoever sent it
   */
  record Rejected(String reason) implements AuthenticationResult {}
}
