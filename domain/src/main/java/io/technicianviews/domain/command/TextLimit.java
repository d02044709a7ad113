package io.technicianviews.domain.command;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which texts people may write. Loads are not bound by it: other systems have other limits. */
public enum TextLimit {
  SUBJECT(255, Lines.ONE),
  DESCRIPTION(10_000, Lines.MANY),
  MESSAGE(10_000, Lines.MANY),
  /** Of people, business units, statuses and priorities. */
  NAME(255, Lines.ONE);

  private enum Lines {
    ONE,
    MANY
  }

  // What no text holds: U+0000, which PostgreSQL cannot keep, and halves of surrogate pairs.
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private final int maxLength;
  private final Lines lines;

  TextLimit(int maxLength, Lines lines) {
    this.maxLength = maxLength;
    this.lines = lines;
  }

  /** In characters (Unicode code points). */
  public int maxLength() {
    return maxLength;
  }

  /** What would be right, if the text is not: "must be ...". */
  public Optional<String> faultOf(String text) {
    if (text.isBlank()) {
      return Optional.of("must not be blank");
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      return Optional.of("must have at most " + maxLength + " characters");
    }
    if (UNSTORABLE.matcher(text).find()) {
      return Optional.of("must be Unicode text without U+0000");
    }
    return lines == Lines.ONE && CONTROL.matcher(text).find()
        ? Optional.of("must be one line, without control characters")
        : Optional.empty();
  }

  /**
   * The text, if it is right.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String check(String name, String text) {
    faultOf(text)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(name + " " + fault);
            });
    return text;
  }
}
