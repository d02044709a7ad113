package io.technicianviews.domain.text;

/**
 * The characters without a visible glyph: control characters, Unicode's {@code White_Space} and
 * {@code Default_Ignorable_Code_Point}, and a few others (blank Braille pattern, null notehead,
 * interlinear annotation marks). The ranges are listed explicitly, so that they are the same in
 * every version of Java and PostgreSQL. The SQL function {@code is_visible} of the schema contains
 * the same list.
 */
final class InvisibleCharacters {

  /** Pairs of first and last code point, ascending. */
  private static final int[] RANGES = {
    0x0000, 0x0020, // control characters, space
    0x007F, 0x00A0, // control characters, no-break space
    0x00AD, 0x00AD, // soft hyphen
    0x034F, 0x034F, // combining grapheme joiner
    0x061C, 0x061C, // Arabic letter mark
    0x115F, 0x1160, // Hangul fillers
    0x1680, 0x1680, // Ogham space mark
    0x17B4, 0x17B5, // Khmer inherent vowels
    0x180B, 0x180F, // Mongolian variation selectors and vowel separator
    0x2000, 0x200F, // spaces, zero-width characters, directional marks
    0x2028, 0x202F, // separators, bidirectional controls, narrow no-break space
    0x205F, 0x206F, // mathematical space, word joiner, invisible operators, isolates
    0x2800, 0x2800, // blank Braille pattern
    0x3000, 0x3000, // ideographic space
    0x3164, 0x3164, // Hangul filler
    0xFE00, 0xFE0F, // variation selectors
    0xFEFF, 0xFEFF, // byte order mark
    0xFFA0, 0xFFA0, // halfwidth Hangul filler
    0xFFF0, 0xFFFB, // unassigned default-ignorables, interlinear annotation marks
    0x1BCA0, 0x1BCA3, // shorthand format controls
    0x1D159, 0x1D159, // null notehead
    0x1D173, 0x1D17A, // musical format controls
    0xE0000, 0xE0FFF, // tags, variation selectors
  };

  private InvisibleCharacters() {}

  static boolean contains(int codePoint) {
    for (int i = 0; i < RANGES.length && RANGES[i] <= codePoint; i += 2) {
      if (codePoint <= RANGES[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
