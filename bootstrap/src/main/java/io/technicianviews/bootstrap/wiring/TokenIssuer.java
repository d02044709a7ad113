package io.technicianviews.bootstrap.wiring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.technicianviews.bootstrap.settings.Database;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.http.auth.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * The keys that verify tokens and, if they are a secret, sign tokens. Thread-safe.
 *
 * @param audience the {@code aud} of tokens; empty: none
 */
public record TokenIssuer(TokenKeys keys, Optional<String> audience) {

  /**
   * Creates an issuer according to the settings, with the generated secret of the data directory by
   * default.
   *
   * @param settings read with {@link Settings.Tokens#NEEDED}; the data directory exists
   */
  public static TokenIssuer of(Settings settings) {
    TokenKeys keys = settings.tokenKeys().orElseGet(() -> generated(settings.database()));
    return new TokenIssuer(keys, settings.audience());
  }

  /** Whether this program can issue tokens: with a secret, but not with a JWK set. */
  public boolean canIssue() {
    return keys instanceof TokenKeys.Secret;
  }

  /**
   * Checks that this program issues tokens.
   *
   * @throws CommandFailedException if the tokens come from an external issuer
   */
  public void requireCanIssue() {
    if (keys instanceof TokenKeys.KeySet(var url)) {
      throw new CommandFailedException(
          "this program issues no tokens; get one from the issuer of JWKS_URL, "
              + url
              + ". Its sub is the id of a person: 'first-admin' adds the first one");
    }
  }

  /**
   * Issues a token for a person.
   *
   * @throws CommandFailedException if the tokens come from an external issuer
   */
  public String issue(long personId, Instant now, Duration validFor) {
    return switch (keys) {
      case TokenKeys.Secret(String secret) -> signed(secret, claims(personId, now, validFor));
      case TokenKeys.KeySet(var url) ->
          throw new CommandFailedException(
              "this program issues no tokens; get one from the issuer of JWKS_URL, " + url);
    };
  }

  private JWTClaimsSet claims(long personId, Instant now, Duration validFor) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .subject(Long.toString(personId))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validFor)));
    audience.ifPresent(claims::audience);
    return claims.build();
  }

  private static String signed(String secret, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  private static TokenKeys generated(Database database) {
    return switch (database) {
      case Database.Embedded(var dataDir) -> SecretFile.readOrCreate(dataDir);
      case Database.External external ->
          throw new IllegalArgumentException("the settings were read without Tokens.NEEDED");
    };
  }
}
