package io.technicianviews.domain.text;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The validation rule of each kind of text that the helpdesk accepts.
 *
 * <p>A text is Unicode without unpaired surrogates. It is stored in normalization form C, and its
 * length is measured in that form. It contains at least one visible character: one that is neither
 * white space nor ignored when displayed. It contains no control characters; a multi-line text may
 * contain line breaks and tabs.
 *
 * <p>A single-line text also contains no bidirectional embeddings, overrides or isolates (U+202A to
 * U+202E, U+2066 to U+2069). Lists display single-line texts next to other texts, whose order these
 * characters would change. They could also make one name look like another. The directional marks
 * (U+061C, U+200E, U+200F) do not have this effect and are allowed. A multi-line text may contain
 * all of them: text that mixes scripts needs them, and their effect ends with the paragraph.
 */
public enum TextRule {
  /** The subject of a request. */
  SUBJECT(255, LineBreaks.REFUSED),
  /** The description of a request. */
  DESCRIPTION(10_000, LineBreaks.ALLOWED),
  /** A message in the conversation of a request. */
  MESSAGE(10_000, LineBreaks.ALLOWED),
  /** The title of a custom view. */
  TITLE(255, LineBreaks.REFUSED),
  /** The name of a person, a business unit, a status or a priority. */
  NAME(255, LineBreaks.REFUSED),
  /** The id of a person, a business unit or a request in another system. */
  EXTERNAL_ID(255, LineBreaks.REFUSED),
  /** The key with which a client repeats a creation. */
  IDEMPOTENCY_KEY(255, LineBreaks.REFUSED),
  /** What a person searches for. */
  SEARCH(100, LineBreaks.REFUSED);

  private enum LineBreaks {
    ALLOWED(
        "[\\p{Cc}&&[^\\t\\n\\r\\x85]]",
        "must contain no control characters except line breaks and tabs"),
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

  /** The maximum length of the normalized text, in Unicode code points. */
  public int maxLength() {
    return maxLength;
  }

  /**
   * The first rule that the text violates, as a predicate such as "must not be blank"; empty if the
   * text is valid.
   */
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
   * Validates a text and returns it in normalization form C.
   *
   * @param name the name of the field, for the message of the exception
   * @throws IllegalArgumentException if the text violates the rule; the message states the rule
   */
  public String accepted(String name, String text) {
    violation(requireNonNull(text, name))
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException(name + " " + violation);
            });
    return normalized(text);
  }

  /**
   * Converts a text from another system to a valid one. Control characters are replaced by spaces
   * and unpaired surrogates by U+FFFD. Bidirectional controls are removed where the rule refuses
   * them. The result is normalized and truncated to the maximum length.
   *
   * @return empty if no visible character remains
   */
  public Optional<String> fitted(String text) {
    String valid = SURROGATE.matcher(text).replaceAll("\ufffd");
    if (lineBreaks == LineBreaks.REFUSED) {
      valid = valid.replaceAll("\\R", " ");
      valid = BIDIRECTIONAL.matcher(valid).replaceAll("");
    }
    valid = truncated(normalized(lineBreaks.control.matcher(valid).replaceAll(" ")));
    return isBlank(valid) ? Optional.empty() : Optional.of(valid);
  }

  /** Whether a text contains no visible character. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(InvisibleCharacters::contains);
  }

  /** The text in normalization form C. */
  public static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private String truncated(String text) {
    return length(text) <= maxLength
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxLength));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
