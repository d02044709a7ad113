package io.technicianviews.domain.difference;

import io.technicianviews.domain.text.OddTexts;
import java.util.List;

/** Texts that are cut, ordered and stored in the wrong way easily. */
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
  private static final String FOX = "\uD83E\uDD8A";

  private final Dice dice;

  RandomTexts(Dice dice) {
    this.dice = dice;
  }

  /** A name that others may have too. */
  String name() {
    String name = dice.percent(25) ? odd() : dice.one(NAMES);
    return name + (dice.percent(30) ? " " + dice.between(8, 11) : "");
  }

  String subject() {
    String end = dice.percent(25) ? odd() : " " + dice.below(10);
    return dice.one(WORDS) + " " + dice.one(WORDS) + end;
  }

  /** A word, or a text around the length at which lists cut, with characters of two halves. */
  String message() {
    if (dice.percent(50)) {
      return dice.percent(25) ? odd() : dice.one(WORDS);
    }
    StringBuilder text = new StringBuilder();
    int length = dice.between(150, 260);
    for (int character = 0; character < length; character++) {
      text.append(dice.percent(40) ? FOX : dice.percent(5) ? "\n" : "x");
    }
    return text.append('.').toString();
  }

  /** A text with characters that are displayed, normalized or compared in unusual ways. */
  String odd() {
    return dice.one(OddTexts.ACCEPTED);
  }
}
