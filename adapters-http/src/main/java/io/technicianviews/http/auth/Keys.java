package io.technicianviews.http.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;

/**
 * Chooses the key for a token. Each way has algorithms of its own, so no token can name one that
 * turns a public key into a secret.
 */
final class Keys {

  private Keys() {}

  static JWSKeySelector<SecurityContext> selector(TokenKeys keys, InstantSource clock) {
    return switch (keys) {
      case TokenKeys.Secret(String value) ->
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.HS256, new ImmutableSecret<>(value.getBytes(StandardCharsets.UTF_8)));
      case TokenKeys.KeySet(var url) ->
          new JWSVerificationKeySelector<>(
              Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new RemoteKeys(url, clock));
    };
  }
}
