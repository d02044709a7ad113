package io.technicianviews.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weak tags of bodies, and whether a caller has a body already. */
final class Tags {

  /** 128 bits: two bodies have the same tag only if somebody finds a collision. */
  private static final int BYTES = 16;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[!#-~\\x80-\\xff]*\")");

  private Tags() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The tag of what was digested. */
  static String of(MessageDigest digest) {
    return "W/\"" + ENCODER.encodeToString(Arrays.copyOf(digest.digest(), BYTES)) + "\"";
  }

  /**
   * Whether one of these is the tag, compared weakly; {@code *} is any.
   *
   * @param ifNoneMatch the values of all such headers
   */
  static boolean match(List<String> ifNoneMatch, String tag) {
    String opaque = tag.substring(tag.indexOf('"'));
    for (String value : ifNoneMatch) {
      if (value.strip().equals("*")) {
        return true;
      }
      Matcher tags = TAG.matcher(value);
      while (tags.find()) {
        if (tags.group(1).equals(opaque)) {
          return true;
        }
      }
    }
    return false;
  }
}
