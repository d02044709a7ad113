package io.technicianviews.http.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a signed token says. */
final class Claims {

  /**
   * How far the issuer's clock may be ahead. It makes a token valid a little earlier, never longer:
   * what has expired has expired.
   */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final Pattern PERSON_ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final @Nullable String audience;

  Claims(@Nullable String audience) {
    this.audience = audience;
  }

  VerifiedToken verify(JWTClaimsSet claims, Instant now) throws InvalidTokenException {
    if (audience != null && !claims.getAudience().contains(audience)) {
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

  private static long personId(JWTClaimsSet claims) throws InvalidTokenException {
    String subject = claims.getSubject();
    if (subject == null || !PERSON_ID.matcher(subject).matches()) {
      throw new InvalidTokenException("the token's sub is not a person's id");
    }
    return Long.parseLong(subject);
  }

  private static Instant expiry(JWTClaimsSet claims) throws InvalidTokenException {
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw new InvalidTokenException("the token has no exp");
    }
    return expires.toInstant();
  }

  private static Instant begin(JWTClaimsSet claims) {
    Instant notBefore = earliest(claims.getNotBeforeTime());
    Instant issued = earliest(claims.getIssueTime());
    return notBefore.isAfter(issued) ? notBefore : issued;
  }

  private static Instant earliest(@Nullable Date date) {
    return date == null ? Instant.MIN : date.toInstant().minus(CLOCK_SKEW);
  }
}
