package io.technicianviews.http.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Keys that verify tokens: either a shared secret or a key set. */
public sealed interface TokenKeys {

  /**
   * A secret shared with the issuer: tokens are signed with HS256.
   *
   * @param value at least {@value #MIN_BYTES} bytes in UTF-8
   */
  record Secret(String value) implements TokenKeys {

    /** Minimum length, which RFC 7518 requires for HS256. */
    public static final int MIN_BYTES = 32;

    public Secret {
      if (value.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
        throw new IllegalArgumentException("a secret has at least " + MIN_BYTES + " bytes");
      }
    }

    /** Omits the secret. */
    @Override
    public String toString() {
      return "Secret[...]";
    }
  }

  /**
   * The public keys of the issuer: tokens are signed with RS256 or ES256.
   *
   * @param url the http or https URL of a JWK set
   */
  record KeySet(URI url) implements TokenKeys {

    public KeySet {
      if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
        throw new IllegalArgumentException("the URL of a key set begins with https://: " + url);
      }
    }
  }
}
