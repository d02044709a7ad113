package io.technicianviews.http.internal.json;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entity tags: the weak ones of bodies, and the lists that callers send.
 *
 * <p>A proxy that compresses an answer changes its tag: nginx marks it as weak, Apache appends the
 * content coding within the quotes. Both forms name what the original names.
 */
public final class ETags {

  /** 128 bits: two bodies have the same tag only if somebody finds a collision. */
  private static final int BYTES = 16;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String ENTITY_TAG = "(?:W/)?\"([!#-~\\x80-\\xff]*+)\"";
  private static final Pattern TAG = Pattern.compile(ENTITY_TAG);
  private static final Pattern LIST =
      Pattern.compile(
          "[ \\t,]*+" + ENTITY_TAG + "(?:[ \\t]*+,[ \\t,]*+" + ENTITY_TAG + ")*+[ \\t,]*+");

  private static final Pattern CODING = Pattern.compile("--?(?:gzip|br|zstd|deflate)$");

  private ETags() {}

  /** The tag of what was digested. */
  public static String of(MessageDigest digest) {
    return "W/\"" + ENCODER.encodeToString(Arrays.copyOf(digest.digest(), BYTES)) + "\"";
  }

  /**
   * Whether one of these is the tag, compared weakly; {@code *} is any.
   *
   * @param ifNoneMatch the values of all such headers
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

  /** Whether this is a list of tags, as RFC 9110 writes it, and has at least one. */
  public static boolean isList(String value) {
    return LIST.matcher(value).matches();
  }

  /** What is within the quotes of each tag, weak or strong. */
  public static Stream<String> opaque(String list) {
    return TAG.matcher(list).results().map(tag -> tag.group(1));
  }

  /** What is within the quotes of a tag, without the content coding that a proxy appended. */
  public static String withoutCoding(String opaque) {
    return CODING.matcher(opaque).replaceFirst("");
  }
}
