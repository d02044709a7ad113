package io.technicianviews.http.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verification of the claims of a signed token. */
final class ClaimsVerifier {

  /**
   * Tolerated lead of the issuer's clock. It makes a token valid earlier, and never extends its
   * expiry.
   */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final Pattern PERSON_ID = Pattern.compile("[1-9][0-9]{0,17}");

  /** Claims that are not evaluated, but must be strings if present. */
  private static final List<String> UNUSED_TEXTS = List.of("iss", "jti");

  private final @Nullable String audience;

  ClaimsVerifier(@Nullable String audience) {
    this.audience = audience;
  }

  VerifiedToken verify(TokenClaims claims, Instant now) throws InvalidTokenException {
    for (String name : UNUSED_TEXTS) {
      claims.text(name);
    }
    List<String> audiences = claims.texts("aud");
    if (audience != null && !audiences.contains(audience)) {
      throw new InvalidTokenException("the token is for another audience");
    }
    VerifiedToken verified = new VerifiedToken(personId(claims), begin(claims), expiry(claims));
    if (!now.isBefore(verified.until())) {
      throw new InvalidTokenException("the token has expired");
    }
    if (now.isBefore(verified.from())) {
      throw new InvalidTokenException("the token is not valid yet");
    }
    return verified;
  }

  private static long personId(TokenClaims claims) throws InvalidTokenException {
    String subject = claims.text("sub");
    if (subject == null || !PERSON_ID.matcher(subject).matches()) {
      throw new InvalidTokenException("the token's sub is not a person's id");
    }
    return Long.parseLong(subject);
  }

  private static Instant expiry(TokenClaims claims) throws InvalidTokenException {
    Instant expires = claims.time("exp");
    if (expires == null) {
      throw new InvalidTokenException("the token has no exp");
    }
    if (expires.isAfter(TokenClaims.LAST)) {
      throw new InvalidTokenException("the token's exp is beyond the year 9999, in seconds");
    }
    return expires;
  }

  private static Instant begin(TokenClaims claims) throws InvalidTokenException {
    Instant notBefore = earliest(claims.time("nbf"));
    Instant issued = earliest(claims.time("iat"));
    return notBefore.isAfter(issued) ? notBefore : issued;
  }

  private static Instant earliest(@Nullable Instant time) {
    return time == null ? Instant.MIN : time.minus(CLOCK_SKEW);
  }
}
