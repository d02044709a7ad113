package io.technicianviews.domain.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of texts, in the form in which searches compare them. The SQL functions {@code
 * search_fold} and {@code search_words} of the schema compute the same.
 *
 * <ul>
 *   <li>Letters are compared without case (in the Latin, Greek, Cyrillic and Armenian scripts),
 *       without accents, and by their compatibility decomposition: full-width letters and ligatures
 *       equal the usual ones.
 *   <li>A word is a sequence of characters without space and punctuation. The symbols of ASCII are
 *       punctuation; other symbols, such as emoji, are letters. A Chinese or Japanese character is
 *       a word of its own, since these scripts do not separate words.
 *   <li>Of a long word the first {@value #MAX_LENGTH} characters count.
 * </ul>
 */
public final class SearchWords {

  /** The number of characters of a word that count. */
  public static final int MAX_LENGTH = 50;

  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u3099\\u309a]");

  private static final Pattern SEPARATORS =
      Pattern.compile(
          "[\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{60}\\x{7b}-\\x{bf}\\x{d7}\\x{f7}"
              + "\\x{55a}-\\x{55f}\\x{589}\\x{58a}\\x{5be}\\x{5c0}\\x{5c3}\\x{5f3}\\x{5f4}"
              + "\\x{60c}\\x{61b}\\x{61c}\\x{61f}\\x{66a}-\\x{66d}\\x{6d4}\\x{964}\\x{965}"
              + "\\x{115f}\\x{1160}\\x{1680}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}"
              + "\\x{2000}-\\x{206f}\\x{20a0}-\\x{20cf}\\x{2800}\\x{3000}-\\x{303f}\\x{3164}"
              + "\\x{fe00}-\\x{fe1f}\\x{fe30}-\\x{fe4f}\\x{feff}\\x{ffa0}\\x{fff0}-\\x{fffb}]+");

  /** Characters of scripts without spaces between words. */
  private static final Pattern IDEOGRAPH =
      Pattern.compile(
          "[\\x{2e80}-\\x{2fdf}\\x{3040}-\\x{312f}\\x{31a0}-\\x{31bf}\\x{31f0}-\\x{31ff}"
              + "\\x{3400}-\\x{4dbf}\\x{4e00}-\\x{9fff}\\x{20000}-\\x{3ffff}]");

  /** The end of the scripts whose case is ignored. Their letters are the same in all of Unicode. */
  private static final int END_OF_CASES = 0x600;

  private SearchWords() {}

  /** The words of a text; empty if it has none. */
  public static SortedSet<String> of(String text) {
    SortedSet<String> words = new TreeSet<>();
    for (String word : SEPARATORS.split(IDEOGRAPH.matcher(fold(text)).replaceAll(" $0 "))) {
      if (!word.isEmpty()) {
        words.add(truncated(word));
      }
    }
    return Collections.unmodifiableSortedSet(words);
  }

  /** The text without the differences that a search ignores. */
  static String fold(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS
        .matcher(decomposed)
        .replaceAll("")
        .codePoints()
        .map(SearchWords::withoutCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int withoutCase(int codePoint) {
    return codePoint < END_OF_CASES ? CaseFolding.fold(codePoint) : codePoint;
  }

  private static String truncated(String word) {
    return word.codePointCount(0, word.length()) <= MAX_LENGTH
        ? word
        : word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH));
  }
}
