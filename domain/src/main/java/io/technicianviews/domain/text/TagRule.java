package io.technicianviews.domain.text;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The validation rule of tags.
 *
 * <p>A tag is stored in lower case and in normalization form C, without white space at its ends, so
 * that tags which differ in these respects are equal. It has 1 to {@value #MAX_LENGTH} characters
 * in that form. All of them are visible: a tag contains no white space, no control character and no
 * character that is ignored when displayed, since such tags would look alike. It contains no comma
 * either, so that lists of tags can be separated by white space or commas.
 */
public final class TagRule {

  /** The maximum length of a normalized tag, in Unicode code points. */
  public static final int MAX_LENGTH = 50;

  /** The maximum number of tags of a request. */
  public static final int MAX_TAGS = 20;

  private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

  private TagRule() {}

  /**
   * The first rule that a tag violates, as a predicate such as "must not be blank"; empty if the
   * tag is valid.
   */
  public static Optional<String> violation(String tag) {
    if (SURROGATE.matcher(tag).find()) {
      return Optional.of("must be Unicode text without unpaired surrogates");
    }
    String normalized = normalized(tag);
    if (normalized.isEmpty()) {
      return Optional.of("must not be blank");
    }
    if (normalized.codePoints().anyMatch(one -> one == ',' || InvisibleCharacters.contains(one))) {
      return Optional.of(
          "must contain no white space, comma or invisible character; separate words by _ or -");
    }
    return normalized.codePointCount(0, normalized.length()) > MAX_LENGTH
        ? Optional.of("must have at most " + MAX_LENGTH + " characters")
        : Optional.empty();
  }

  /**
   * Validates tags and returns them in their stored form, without duplicates.
   *
   * @param name the name of the field, for the message of the exception
   * @throws IllegalArgumentException if a tag violates the rule, or there are more than {@value
   *     #MAX_TAGS} different ones
   */
  public static SortedSet<String> accepted(String name, Collection<String> tags) {
    SortedSet<String> accepted = new TreeSet<>();
    for (String tag : requireNonNull(tags, name)) {
      violation(requireNonNull(tag, name + ": a tag"))
          .ifPresent(
              violation -> {
                throw new IllegalArgumentException(name + ": a tag " + violation + ": " + tag);
              });
      accepted.add(normalized(tag));
    }
    return limited(name, accepted);
  }

  /**
   * Returns an unmodifiable copy of normalized tags.
   *
   * @param name the name of the field, for the message of the exception
   * @throws IllegalArgumentException if there are more than {@value #MAX_TAGS}
   */
  public static SortedSet<String> limited(String name, SortedSet<String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw new IllegalArgumentException(
          name + " must have at most " + MAX_TAGS + " tags: " + tags.size());
    }
    return tags.isEmpty()
        ? Collections.emptySortedSet()
        : Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /**
   * The beginnings of the stored forms of all tags that begin with a text in any case. The last
   * sigma of a text depends on what follows it, which a beginning leaves open.
   */
  public static SortedSet<String> beginnings(String text) {
    String normalized = normalized(text);
    int sigma = Math.max(normalized.lastIndexOf('σ'), normalized.lastIndexOf('ς'));
    SortedSet<String> beginnings = new TreeSet<>();
    if (sigma < 0) {
      beginnings.add(normalized);
    } else {
      for (char one : new char[] {'σ', 'ς'}) {
        beginnings.add(normalized.substring(0, sigma) + one + normalized.substring(sigma + 1));
      }
    }
    return beginnings;
  }

  /**
   * The stored form of a tag; the text need not be a valid tag. Stored tags are compared with the
   * form of others, so it must not change. In particular, it keeps the final sigma of Greek words,
   * which people read.
   */
  public static String normalized(String tag) {
    String lower = TextRule.normalized(trimmed(tag)).toLowerCase(Locale.ROOT);
    // Lower case letters can be in another form: LATIN CAPITAL LETTER I WITH DOT ABOVE is.
    return TextRule.normalized(lower);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
