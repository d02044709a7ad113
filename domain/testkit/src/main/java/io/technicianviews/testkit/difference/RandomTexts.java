package io.technicianviews.testkit.difference;

import io.technicianviews.testkit.OddTexts;
import java.util.List;

/** Random texts that are easily truncated, ordered or stored incorrectly. */
final class RandomTexts {

  private static final List<String> WORDS =
      List.of("printer", "Ärger", "日本", "O'Brien", "50%", "a_b", "\\", "\"quoted\"", "naïve");
  private static final List<String> NAMES =
      List.of(
          "ada",
          "Ada",
          "Zoë",
          "zoe",
          "Émile",
          "Emil",
          "O'Brien",
          "Smith, John",
          "Smith John",
          "\uD83E\uDD8A Fox",
          "Łukasz",
          "李雷");

  /** Normalized tags that are easily ordered, escaped or matched by prefix incorrectly. */
  static final List<String> TAGS =
      List.of(
          "vpn",
          "vpn-2",
          "v",
          "ärger",
          "a_b",
          "50%",
          "o'brien",
          "\"quoted\"",
          "back\\slash",
          "{curly}",
          "null",
          "日本",
          "\uD83E\uDD8A",
          "\uFB01");

  private static final String FOX = "\uD83E\uDD8A";

  private final RandomSource randomSource;

  RandomTexts(RandomSource randomSource) {
    this.randomSource = randomSource;
  }

  /** Returns a name, which need not be unique. */
  String name() {
    String name = randomSource.percent(25) ? odd() : randomSource.one(NAMES);
    return name + (randomSource.percent(30) ? " " + randomSource.between(8, 11) : "");
  }

  String subject() {
    String end = randomSource.percent(25) ? odd() : " " + randomSource.below(10);
    return randomSource.one(WORDS) + " " + randomSource.one(WORDS) + end;
  }

  /** Returns a word, or a text around the truncation length of list rows, with surrogate pairs. */
  String message() {
    if (randomSource.percent(50)) {
      return randomSource.percent(25) ? odd() : randomSource.one(WORDS);
    }
    StringBuilder text = new StringBuilder();
    int length = randomSource.between(150, 260);
    for (int character = 0; character < length; character++) {
      text.append(randomSource.percent(40) ? FOX : randomSource.percent(5) ? "\n" : "x");
    }
    return text.append('.').toString();
  }

  /** Returns a text with characters that are displayed, normalized or compared in unusual ways. */
  String odd() {
    return randomSource.one(OddTexts.ACCEPTED);
  }
}
