package io.technicianviews.http.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Authentication of callers by the bearer token of the {@code Authorization} header. Thread-safe;
 * has no resources to close.
 *
 * <p>A token only identifies the caller: its {@code sub} is the id of a person. The permissions
 * come from the database. A valid token is cached for one minute at most, and never beyond its
 * expiry.
 */
public final class Authenticator {

  /** Length in characters above which a token is rejected without being parsed. */
  static final int MAX_TOKEN_LENGTH = 8_192;

  private static final String SCHEME = "Bearer ";

  /** Only the scheme is case-insensitive: for the whole pattern, this would dominate its cost. */
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]++)");

  private final TokenVerifier verifier;
  private final TokenCache cache;
  private final InstantSource clock;

  /**
   * @param audience value that a token's {@code aud} must contain; null accepts any audience
   * @param clock clock for the validity of tokens
   */
  public Authenticator(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    this.verifier = new TokenVerifier(keys, audience, clock);
    this.cache = new TokenCache();
    this.clock = clock;
  }

  /**
   * Authenticates a call.
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
    Instant now = clock.instant();
    String header = headers.getFirst().strip();
    VerifiedToken cached = cached(header, now);
    if (cached != null) {
      return new AuthenticationResult.Authenticated(cached.personId());
    }
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches()
        ? verify(bearer.group(1), now)
        : new AuthenticationResult.Rejected("the Authorization header is not Bearer and a token");
  }

  /**
   * Returns the caller of a call whose token is cached as valid; empty for any other call. Neither
   * verifies nor waits.
   *
   * @param headers the values of all {@code Authorization} headers of the request
   */
  public OptionalLong known(List<String> headers) {
    if (headers.size() != 1) {
      return OptionalLong.empty();
    }
    VerifiedToken cached = cached(headers.getFirst().strip(), clock.instant());
    return cached == null ? OptionalLong.empty() : OptionalLong.of(cached.personId());
  }

  /**
   * The cached token of a header; null if there is none. The characters of the token need no check:
   * a token that is cached was verified.
   */
  private @Nullable VerifiedToken cached(String header, Instant now) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    int start = SCHEME.length();
    while (start < header.length() && header.charAt(start) == ' ') {
      start++;
    }
    return header.length() - start > MAX_TOKEN_LENGTH
        ? null
        : cache.find(header.substring(start), now);
  }

  private AuthenticationResult verify(String token, Instant now) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return new AuthenticationResult.Rejected("the token is too long");
    }
    try {
      VerifiedToken verified = verifier.verify(token, now);
      cache.put(token, verified, now);
      return new AuthenticationResult.Authenticated(verified.personId());
    } catch (InvalidTokenException e) {
      return new AuthenticationResult.Rejected(e.reason());
    }
  }
}
