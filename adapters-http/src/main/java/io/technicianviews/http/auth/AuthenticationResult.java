package io.technicianviews.http.auth;

/** Result of the authentication of a call. */
public sealed interface AuthenticationResult {

  /** The token is valid and names this person, who may be unknown to the helpdesk. */
  record Authenticated(long personId) implements AuthenticationResult {}

  /** The call has no bearer token. */
  record Anonymous() implements AuthenticationResult {}

  /**
   * The call has a token, which is not valid.
   *
   * @param reason what is wrong with the token; may be shown to the caller
   */
  record Rejected(String reason) implements AuthenticationResult {}
}
