package io.technicianviews.http.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Selection of the key for a token. Secrets and key sets accept different algorithms, so that no
 * token can make a public key be used as a secret.
 */
final class KeySelector {

  private KeySelector() {}

  static JWSKeySelector<SecurityContext> selector(TokenKeys keys, InstantSource clock) {
    return switch (keys) {
      // There is only one secret, so the key id of the token is ignored.
      case TokenKeys.Secret(String value) ->
          new SingleKeyJWSKeySelector<>(JWSAlgorithm.HS256, secretKey(value));
      case TokenKeys.KeySet(var url) ->
          new JWSVerificationKeySelector<>(
              Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new RemoteJwkSource(url, clock));
    };
  }

  private static SecretKey secretKey(String value) {
    return new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }
}
