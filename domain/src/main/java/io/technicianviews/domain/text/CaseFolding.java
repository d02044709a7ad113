package io.technicianviews.domain.text;

import java.util.Locale;

/**
 * The form of texts in which they are compared without case. It maps each code point by itself.
 * {@link String#toLowerCase} does not: it maps a capital sigma at the end of a word to another
 * letter than elsewhere, so that the lower case of a part is no part of the lower case of the
 * whole; and it maps LATIN CAPITAL LETTER I WITH DOT ABOVE to an i and a combining dot.
 */
public final class CaseFolding {

  private static final String I_WITH_COMBINING_DOT = "i\u0307";

  private static final char END_OF_ASCII = 128;

  private CaseFolding() {}

  /** The text without case, in normalization form C. Conditions call this for each request. */
  public static String fold(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String normalized = TextRule.normalized(text);
    StringBuilder folded = new StringBuilder(normalized.length());
    for (int i = 0; i < normalized.length(); i = normalized.offsetByCodePoints(i, 1)) {
      folded.appendCodePoint(fold(normalized.codePointAt(i)));
    }
    // Lower case letters can be in another form than capital ones.
    return TextRule.normalized(folded.toString()).replace(I_WITH_COMBINING_DOT, "i");
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= END_OF_ASCII) {
        return false;
      }
    }
    return true;
  }

  static int fold(int codePoint) {
    return codePoint == 'ς' ? 'σ' : Character.toLowerCase(codePoint);
  }
}
