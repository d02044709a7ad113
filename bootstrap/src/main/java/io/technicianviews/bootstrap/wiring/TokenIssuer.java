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
 * What the desk's tokens are verified with, and, if that is a secret, signed with. Thread-safe.
 *
 * @param audience what a token is for, if that matters
 */
public record TokenIssuer(TokenKeys keys, Optional<String> audience) {

  /**
   * By the settings, with the data directory's own secret if they name none.
   *
   * @param settings read as needing tokens; the database's directory exists
   */
  public static TokenIssuer of(Settings settings) {
    TokenKeys keys = settings.tokenKeys().orElseGet(() -> generated(settings.database()));
    return new TokenIssuer(keys, settings.audience());
  }

  /** Whether tokens can be issued here. If not, somebody else issues them. */
  public boolean canIssue() {
    return keys instanceof TokenKeys.Secret;
  }

  /**
   * A token by which this person is known.
   *
   * @throws CommandFailedException if somebody else issues the tokens
   */
  public String issue(long personId, Instant now, Duration validFor) {
    return switch (keys) {
      case TokenKeys.Secret(String secret) -> signed(secret, claims(personId, now, validFor));
      case TokenKeys.KeySet(var url) ->
          throw new CommandFailedException(
              "tokens are not issued here but by the issuer of JWKS_URL, " + url);
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
      case Database.Embedded(var dataDir) -> SecretFile.in(dataDir);
      case Database.External external ->
          throw new IllegalArgumentException("the settings were not read as needing tokens");
    };
  }
}
