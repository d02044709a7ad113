package io.technicianviews.http.internal.problem;

/** A bounded, well-formed part of a client's text, fit to be repeated in an answer. */
final class Excerpt {

  private Excerpt() {}

  /** At most so many characters of it; what was cut is shown as dots. */
  static String of(String text, int maxLength) {
    String cut = text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    return cut.chars().allMatch(unit -> !Character.isSurrogate((char) unit)) ? cut : repaired(cut);
  }

  /** Replaces halves of surrogate pairs, which UTF-8 cannot write. */
  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                    ? 0xfffd
                    : point)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
