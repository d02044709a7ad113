package io.technicianviews.http.internal.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Factory of message digests. */
public final class Digests {

  private Digests() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
