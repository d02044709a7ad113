package io.technicianviews.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.technicianviews.http.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");
  private static final AuthenticationResult SEVEN = new AuthenticationResult.Authenticated(7);
  private static final AuthenticationResult UNSIGNED =
      new AuthenticationResult.Rejected("the token is not signed by a key of the issuer");
  private static final RSAKey RSA = rsaKey("rsa");
  private static final RSAKey OTHER_RSA = rsaKey("other");
  private static final ECKey EC = ecKey("ec");

  private final Issuer issuer = new Issuer(RSA, EC);
  private Instant now = START;
  private final Authenticator authenticator =
      new Authenticator(new TokenKeys.KeySet(issuer.url()), null, () -> now);

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void tokensOfBothAlgorithmsAreVerified() throws JOSEException {
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
    assertThat(identify(token(JWSAlgorithm.ES256, "ec", new ECDSASigner(EC)))).isEqualTo(SEVEN);
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void rejectsTokensSignedByOthers() throws JOSEException {
    assertThat(identify(token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(OTHER_RSA))))
        .isEqualTo(UNSIGNED);
    assertThat(identify(token(JWSAlgorithm.RS512, "rsa", new RSASSASigner(RSA))))
        .isEqualTo(UNSIGNED);
    assertThat(identify(token(JWSAlgorithm.RS256, "ec", new RSASSASigner(RSA))))
        .isEqualTo(UNSIGNED);
    assertThat(identify(new PlainJWT(claims()).serialize())).isEqualTo(UNSIGNED);
  }

  @Test
  void doesNotUseAPublicKeyAsASecret() throws JOSEException {
    byte[] publicKey = RSA.toRSAPublicKey().getEncoded();
    String encoded = Base64.getMimeEncoder().encodeToString(publicKey);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    for (JWSSigner signer : List.of(new MACSigner(publicKey), new MACSigner(pem))) {
      assertThat(identify(token(JWSAlgorithm.HS256, "rsa", signer))).isEqualTo(UNSIGNED);
      assertThat(identify(Tokens.of(new JWSHeader(JWSAlgorithm.HS256), signer, claims())))
          .isEqualTo(UNSIGNED);
    }
  }

  @Test
  void findsNewKeysAndLimitsRefreshes() throws JOSEException {
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(UNSIGNED);
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(UNSIGNED);
    assertThat(issuer.requests()).isEqualTo(2);

    issuer.publish(RSA, EC, OTHER_RSA);
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(UNSIGNED);
    now = START.plusSeconds(10);
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(SEVEN);
    assertThat(issuer.requests()).isEqualTo(3);
  }

  @Test
  void refreshesForUnknownKeysDoNotBlockKnownOnes() throws JOSEException {
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
    now = START.plus(Duration.ofMinutes(6));
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(UNSIGNED);
    assertThat(identify(signed(OTHER_RSA))).isEqualTo(UNSIGNED);
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
  }

  @Test
  void withdrawnKeysExpire() throws JOSEException {
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
    issuer.publish(EC);
    now = START.plus(Duration.ofMinutes(6));
    assertThat(identify(signed(RSA))).isEqualTo(UNSIGNED);
  }

  @Test
  void unreachableIssuerDoesNotMakeTokensInvalid() throws JOSEException {
    issuer.fail();
    assertThatThrownBy(() -> identify(signed(RSA))).isInstanceOf(KeysUnavailableException.class);
    issuer.close();
    assertThatThrownBy(() -> identify(signed(RSA)))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageStartingWith("the issuer's keys cannot be fetched: ");
  }

  @Test
  void knownKeysRemainValidDuringAnOutage() throws JOSEException {
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
    issuer.fail();
    now = START.plus(Duration.ofMinutes(30));
    assertThat(identify(signed(RSA))).isEqualTo(SEVEN);
  }

  @Test
  void rejectsInvalidKeySetUrls() {
    for (String wrong : List.of("keys", "file:/etc/passwd", "ftp://issuer.example/keys")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TokenKeys.KeySet(URI.create(wrong)));
    }
  }

  private AuthenticationResult identify(String token) {
    return authenticator.identify(List.of("Bearer " + token));
  }

  private static String signed(RSAKey key) throws JOSEException {
    return token(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
  }

  private static String token(JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
    return Tokens.of(new JWSHeader.Builder(algorithm).keyID(keyId).build(), signer, claims());
  }

  private static JWTClaimsSet claims() {
    return Tokens.claims("7", START).build();
  }

  private static RSAKey rsaKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ecKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
