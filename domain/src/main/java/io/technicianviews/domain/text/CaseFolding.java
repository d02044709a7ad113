package io.technicianviews.domain.text;

/**
 * The form of texts in which they are compared without case. It maps each code point by itself.
 * {@link String#toLowerCase} does not: it maps a capital sigma at the end of a word to another
 * letter than elsewhere, so that the lower case of a part is no part of the lower case of the
 * whole; and it maps LATIN CAPITAL LETTER I WITH DOT ABOVE to an i and a combining dot.
 */
public final class CaseFolding {

  private static final String I_WITH_COMBINING_DOT = "i\u0307";

  private CaseFolding() {}

  /** The text without case, in normalization form C. */
  public static String fold(String text) {
    String folded =
        TextRule.normalized(text)
            .codePoints()
            .map(CaseFolding::fold)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    // Lower case letters can be in another form than capital ones.
    return TextRule.normalized(folded).replace(I_WITH_COMBINING_DOT, "i");
  }

  static int fold(int codePoint) {
    return codePoint == 'ς' ? 'σ' : Character.toLowerCase(codePoint);
  }
}
