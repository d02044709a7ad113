package io.technicianviews.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Verification of the signature and claims of tokens. Thread-safe. */
final class TokenVerifier {

  private final DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();
  private final ClaimsVerifier claimsVerifier;

  TokenVerifier(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    signatures.setJWSKeySelector(KeySelector.selector(keys, clock));
    // RFC 9068 gives access tokens the type "at+jwt".
    signatures.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    claimsVerifier = new ClaimsVerifier(audience);
  }

  VerifiedToken verify(String token, Instant now) throws InvalidTokenException {
    return claimsVerifier.verify(TokenClaims.parse(verifiedPayload(token)), now);
  }

  /** Returns the payload of a token after verifying its signature. */
  private String verifiedPayload(String token) throws InvalidTokenException {
    try {
      return signatures.process(token, null).toString();
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
