package io.technicianviews.http.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls, from the {@code Authorization} header. Thread-safe; it owns nothing that must be
 * closed.
 *
 * <p>A token says nothing but who somebody is: its {@code sub} is the person's id. What he may do
 * is the desk's to say. A valid token is remembered for a minute at most, and never past its end.
 */
public final class Authenticator {

  /** A longer token is refused unread. */
  static final int MAX_TOKEN_LENGTH = 8_192;

  /** Without case in the first word only: in the rest it would take most of the time. */
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]++)");

  private final TokenVerifier verifier;
  private final TokenCache memory;
  private final InstantSource clock;

  /**
   * @param audience what a token's {@code aud} must contain; null if it does not matter
   * @param clock tells whether a token is valid now
   */
  public Authenticator(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    this.verifier = new TokenVerifier(keys, audience, clock);
    this.memory = new TokenCache();
    this.clock = clock;
  }

  /**
   * Who calls.
   *
   * @param headers the values of all {@code Authorization} headers of the request
   * @throws KeysUnavailableException if the issuer's keys are needed and cannot be fetched
   */
  public AuthenticationResult identify(List<String> headers) {
    if (headers.isEmpty()) {
      return new AuthenticationResult.Anonymous();
    }
    if (headers.size() > 1) {
      return new AuthenticationResult.Rejected("there is more than one Authorization header");
    }
    Matcher bearer = BEARER.matcher(headers.getFirst().strip());
    return bearer.matches()
        ? identify(bearer.group(1))
        : new AuthenticationResult.Rejected("the Authorization header is not Bearer and a token");
  }

  private AuthenticationResult identify(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return new AuthenticationResult.Rejected("the token is too long");
    }
    Instant now = clock.instant();
    VerifiedToken remembered = memory.find(token, now);
    if (remembered != null) {
      return new AuthenticationResult.Authenticated(remembered.personId());
    }
    try {
      VerifiedToken verified = verifier.verify(token, now);
      memory.remember(token, verified, now);
      return new AuthenticationResult.Authenticated(verified.personId());
    } catch (InvalidTokenException e) {
      return new AuthenticationResult.Rejected(e.reason());
    }
  }
}
