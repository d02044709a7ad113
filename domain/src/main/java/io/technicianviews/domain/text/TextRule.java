package io.technicianviews.domain.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts that a helpdesk accepts, by kind.
 *
 * <p>A text is Unicode without unpaired surrogates. It is kept in normalization form C, in which
 * its length is counted. It contains at least one visible character: one that is neither white
 * space nor ignored when displayed. It contains no control characters; a text of several lines may
 * contain line breaks and tabs.
 *
 * <p>A text of one line contains no bidirectional embeddings, overrides or isolates either (U+202A
 * to U+202E, U+2066 to U+2069). Such a text is displayed beside others, whose order these
 * characters would change, and they would make a name look like another one. The directional marks
 * (U+061C, U+200E, U+200F) cannot do this and are allowed. In a text of several lines all of them
 * are allowed: prose that mixes scripts needs them, and their effect ends with the paragraph.
 */
public enum TextRule {
  SUBJECT(255, LineBreaks.REFUSED),
  DESCRIPTION(10_000, LineBreaks.ALLOWED),
  MESSAGE(10_000, LineBreaks.ALLOWED),
  /** Of people, business units, statuses and priorities. */
  NAME(255, LineBreaks.REFUSED),
  /** What another system calls a person, a business unit or a request. */
  EXTERNAL_ID(255, LineBreaks.REFUSED),
  IDEMPOTENCY_KEY(255, LineBreaks.REFUSED);

  private enum LineBreaks {
    ALLOWED(
        "[\\p{Cc}&&[^\\t\\n\\r\\x85]]",
        "must contain no control characters but line breaks and tabs"),
    REFUSED("[\\p{Cc}\\u2028\\u2029]", "must be one line, without control characters");

    private final Pattern control;
    private final String violation;

    LineBreaks(String control, String violation) {
      this.control = Pattern.compile(control);
      this.violation = violation;
    }
  }

  private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");
  private static final Pattern BIDIRECTIONAL = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  private final int maxLength;
  private final LineBreaks lineBreaks;

  TextRule(int maxLength, LineBreaks lineBreaks) {
    this.maxLength = maxLength;
    this.lineBreaks = lineBreaks;
  }

  /** In characters (Unicode code points) of the normalized text. */
  public int maxLength() {
    return maxLength;
  }

  /** What would be right, if the text is not acceptable: "must be ...". */
  public Optional<String> violation(String text) {
    if (SURROGATE.matcher(text).find()) {
      return Optional.of("must be Unicode text without unpaired surrogates");
    }
    if (lineBreaks.control.matcher(text).find()) {
      return Optional.of(lineBreaks.violation);
    }
    if (lineBreaks == LineBreaks.REFUSED && BIDIRECTIONAL.matcher(text).find()) {
      return Optional.of(
          "must contain no bidirectional embedding, override or isolate (U+202A to U+202E, U+2066"
              + " to U+2069)");
    }
    if (isBlank(text)) {
      return Optional.of("must not be blank");
    }
    return length(normalized(text)) > maxLength
        ? Optional.of("must have at most " + maxLength + " characters")
        : Optional.empty();
  }

  /**
   * The text in its normal form, if it is acceptable.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String accepted(String name, String text) {
    violation(text)
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException(name + " " + violation);
            });
    return normalized(text);
  }

  /**
   * The acceptable text nearest to one of another system: normalized, control characters replaced
   * by spaces, unpaired surrogates by U+FFFD, bidirectional controls removed where they are
   * refused, cut at the maximum length.
   *
   * @return empty if nothing visible remains
   */
  public Optional<String> fitted(String text) {
    String fit = SURROGATE.matcher(text).replaceAll("\ufffd");
    if (lineBreaks == LineBreaks.REFUSED) {
      fit = fit.replaceAll("\\R", " ");
      fit = BIDIRECTIONAL.matcher(fit).replaceAll("");
    }
    fit = cut(normalized(lineBreaks.control.matcher(fit).replaceAll(" ")));
    return isBlank(fit) ? Optional.empty() : Optional.of(fit);
  }

  /** Whether a text contains no visible character. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(InvisibleCharacters::contains);
  }

  /** The text in normalization form C. */
  public static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private String cut(String text) {
    return length(text) <= maxLength
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxLength));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
