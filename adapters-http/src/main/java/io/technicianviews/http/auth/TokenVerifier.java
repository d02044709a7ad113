package io.technicianviews.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tells a valid token from any other string. */
final class TokenVerifier {

  private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
  private final Claims claims;

  TokenVerifier(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    signatures.setJWSKeySelector(Keys.selector(keys, clock));
    // "at+jwt" is what RFC 9068 calls an access token.
    signatures.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    // The claims are checked here, by the clock given; the library's own check reads the system's.
    signatures.setJWTClaimsSetVerifier((set, context) -> {});
    claims = new Claims(audience);
  }

  VerifiedToken verify(String token, Instant now) throws InvalidTokenException {
    return claims.verify(signed(token), now);
  }

  private JWTClaimsSet signed(String token) throws InvalidTokenException {
    try {
      return signatures.process(token, null);
    } catch (ParseException e) {
      throw new InvalidTokenException("the token is not a JWT");
    } catch (KeySourceException e) {
      throw new KeysUnavailableException(
          "the issuer's keys cannot be fetched: " + e.getMessage(), e);
    } catch (BadJOSEException | JOSEException e) {
      throw new InvalidTokenException("the token is not signed by a key of the issuer");
    }
  }
}
