package io.technicianviews.http.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

  private static final String BEARER = "Bearer ";
  private static final String MARKS = "._~+/=-";

  private final TokenVerifier verifier;
  private final TokenMemory memory;
  private final InstantSource clock;

  /**
   * @param audience what a token's {@code aud} must contain; null if it does not matter
   * @param clock tells whether a token is valid now
   */
  public Authenticator(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    this.verifier = new TokenVerifier(keys, audience, clock);
    this.memory = new TokenMemory();
    this.clock = clock;
  }

  /**
   * Who calls.
   *
   * @param headers the values of all {@code Authorization} headers of the request
   * @throws KeysUnavailableException if the issuer's keys are needed and cannot be fetched
   */
  public Identification identify(List<String> headers) {
    if (headers.isEmpty()) {
      return new Identification.Missing();
    }
    if (headers.size() > 1) {
      return new Identification.Rejected("there is more than one Authorization header");
    }
    String token = token(headers.getFirst().strip());
    return token.isEmpty()
        ? new Identification.Rejected("the Authorization header is not Bearer and a token")
        : identify(token);
  }

  /**
   * What stands behind {@code Bearer}, if it is a token (RFC 6750, 2.1: a {@code token68}); else
   * nothing. Read by hand, as this is done for every call.
   */
  private static String token(String credentials) {
    if (!credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return "";
    }
    int begin = BEARER.length();
    while (begin < credentials.length() && credentials.charAt(begin) == ' ') {
      begin++;
    }
    for (int i = begin; i < credentials.length(); i++) {
      if (!isOfToken(credentials.charAt(i))) {
        return "";
      }
    }
    return credentials.substring(begin);
  }

  private static boolean isOfToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }

  private Identification identify(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return new Identification.Rejected("the token is too long");
    }
    Instant now = clock.instant();
    VerifiedToken remembered = memory.find(token, now);
    if (remembered != null) {
      return new Identification.Known(remembered.personId());
    }
    try {
      VerifiedToken verified = verifier.verify(token, now);
      memory.remember(token, verified, now);
      return new Identification.Known(verified.personId());
    } catch (InvalidTokenException e) {
      return new Identification.Rejected(e.reason());
    }
  }
}
