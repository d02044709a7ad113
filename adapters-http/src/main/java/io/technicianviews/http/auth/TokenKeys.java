package io.technicianviews.http.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What tokens are verified with; the two ways exclude each other. */
public sealed interface TokenKeys {

  /**
   * A secret that the issuer shares: tokens are signed by HS256.
   *
   * @param value at least {@value #MIN_BYTES} bytes in UTF-8
   */
  record Secret(String value) implements TokenKeys {

    /** A shorter secret is weaker than the algorithm. */
    public static final int MIN_BYTES = 32;

    public Secret {
      if (value.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
        throw new IllegalArgumentException("a secret has at least " + MIN_BYTES + " bytes");
      }
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
      return "Secret[...]";
    }
  }

  /**
   * The public keys of the issuer: tokens are signed by RS256 or ES256.
   *
   * @param url of a JWK set, http or https
   */
  record KeySet(URI url) implements TokenKeys {

    public KeySet {
      if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
        throw new IllegalArgumentException("a key set's address begins with https://: " + url);
      }
    }
  }
}
