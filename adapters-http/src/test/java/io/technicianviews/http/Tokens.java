package io.technicianviews.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Issuer of valid and invalid tokens. */
public final class Tokens {

  public static final String SECRET = "a secret of thirty-two bytes, or a little more";

  private Tokens() {}

  static String of(long personId) {
    return of(SECRET, claims(Long.toString(personId), SampleDesk.NOW).build());
  }

  public static JWTClaimsSet.Builder claims(String subject, Instant now) {
    return new JWTClaimsSet.Builder()
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  public static String of(String secret, JWTClaimsSet claims) {
    try {
      return of(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret), claims);
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns a signed token with an arbitrary payload. */
  public static String ofPayload(String payload) {
    try {
      JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload));
      token.sign(new MACSigner(SECRET));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static String of(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
