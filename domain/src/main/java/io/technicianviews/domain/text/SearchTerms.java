package io.technicianviews.domain.text;

import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * What a person searches for. A text matches if it has, for each searched word, a word that begins
 * with it; a searched word of one character must be a whole word, since most texts have a word that
 * begins with it.
 *
 * @param text within {@link TextRule#SEARCH}, in normalization form C
 */
public record SearchTerms(String text) {

  private static final Pattern ID = Pattern.compile("#?([1-9][0-9]{0,17})");

  public SearchTerms {
    text = TextRule.SEARCH.accepted("text", text);
  }

  /** The searched words; without any, no text matches. */
  public SortedSet<String> words() {
    return SearchWords.of(text);
  }

  /** The id of a request, if the text is one, such as {@code 123} or {@code #123}. */
  public OptionalLong id() {
    var matcher = ID.matcher(text.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** Whether a searched word must be a whole word. */
  public static boolean isWhole(String word) {
    return word.codePointCount(0, word.length()) == 1;
  }

  /** Whether a text with these words matches. */
  public boolean match(SortedSet<String> words) {
    SortedSet<String> searched = words();
    return !searched.isEmpty() && searched.stream().allMatch(word -> isAmong(words, word));
  }

  private static boolean isAmong(SortedSet<String> words, String word) {
    if (isWhole(word)) {
      return words.contains(word);
    }
    SortedSet<String> from = words.tailSet(word);
    return !from.isEmpty() && from.first().startsWith(word);
  }
}
