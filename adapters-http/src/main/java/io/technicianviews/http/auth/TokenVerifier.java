package io.technicianviews.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verification of the signature and claims of tokens. Thread-safe. */
final class TokenVerifier {

  /** RFC 9068 gives access tokens the type "at+jwt", with or without "application/". */
  private static final Set<JOSEObjectType> TYPES =
      Set.of(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"));

  /** Rejection of the type of a token. */
  private static final class WrongTypeException extends BadJOSEException {

    private static final long serialVersionUID = 1L;

    WrongTypeException() {
      super("another type");
    }
  }

  private final DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();
  private final ClaimsVerifier claimsVerifier;

  TokenVerifier(TokenKeys keys, @Nullable String audience, InstantSource clock) {
    signatures.setJWSKeySelector(KeySelector.selector(keys, clock));
    signatures.setJWSTypeVerifier((type, context) -> checkType(type));
    claimsVerifier = new ClaimsVerifier(audience);
  }

  private static void checkType(@Nullable JOSEObjectType type) throws WrongTypeException {
    if (type != null && !TYPES.contains(type)) {
      throw new WrongTypeException();
    }
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
    } catch (WrongTypeException e) {
      throw new InvalidTokenException("the token's typ is neither JWT nor at+jwt");
    } catch (BadJOSEException | JOSEException e) {
      throw new InvalidTokenException("the token is not signed by a key of the issuer");
    }
  }
}
