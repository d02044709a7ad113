package io.technicianviews.http.internal.json;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entity tags (RFC 9110): computes the weak tags of bodies, and parses the lists that clients send.
 *
 * <p>A proxy that compresses a response changes its tag: nginx marks it as weak, Apache appends the
 * content coding within the quotes. Both forms are equivalent to the original tag.
 */
public final class ETags {

  /** 128 bits: accidental collisions are practically impossible. */
  private static final int BYTES = 16;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String ENTITY_TAG = "(?:W/)?\"([!#-~\\x80-\\xff]*+)\"";
  private static final Pattern TAG = Pattern.compile(ENTITY_TAG);
  private static final Pattern LIST =
      Pattern.compile(
          "[ \\t,]*+" + ENTITY_TAG + "(?:[ \\t]*+,[ \\t,]*+" + ENTITY_TAG + ")*+[ \\t,]*+");

  private static final Pattern CODING = Pattern.compile("--?(?:gzip|br|zstd|deflate)$");

  private ETags() {}

  /** Returns the weak tag of the digested content. */
  public static String of(MessageDigest digest) {
    return "W/\"" + ENCODER.encodeToString(Arrays.copyOf(digest.digest(), BYTES)) + "\"";
  }

  /**
   * Returns whether one of the listed tags matches by weak comparison; {@code *} matches any tag.
   *
   * @param ifNoneMatch the values of all {@code If-None-Match} headers
   */
  public static boolean match(List<String> ifNoneMatch, String tag) {
    String wanted = tag.substring(tag.indexOf('"') + 1, tag.length() - 1);
    return ifNoneMatch.stream()
        .anyMatch(
            value ->
                value.strip().equals("*")
                    || opaque(value)
                        .anyMatch(
                            given -> given.equals(wanted) || withoutCoding(given).equals(wanted)));
  }

  /** Returns whether this is a list of at least one tag in the syntax of RFC 9110. */
  public static boolean isList(String value) {
    return LIST.matcher(value).matches();
  }

  /** Returns the opaque part of each tag, without quotes and weakness. */
  public static Stream<String> opaque(String list) {
    return TAG.matcher(list).results().map(tag -> tag.group(1));
  }

  /** Returns the opaque part of a tag without the content coding that a proxy appended. */
  public static String withoutCoding(String opaque) {
    return CODING.matcher(opaque).replaceFirst("");
  }
}
