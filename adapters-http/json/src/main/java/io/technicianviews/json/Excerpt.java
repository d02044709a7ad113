package io.technicianviews.json;

/** Excerpt of a client's text that can be repeated in a response: bounded and well-formed. */
final class Excerpt {

  private Excerpt() {}

  /** Returns at most {@code maxLength} characters of the text, followed by dots if it was cut. */
  static String of(String text, int maxLength) {
    String cut = text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    return cut.chars().allMatch(unit -> !Character.isSurrogate((char) unit)) ? cut : repaired(cut);
  }

  /** Replaces unpaired surrogates, which UTF-8 cannot encode. */
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
