package io.technicianviews.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.testkit.OddTexts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextRuleTest {

  private static final String FOX = "\ud83e\udd8a";

  @Test
  void codePointsAreCounted() {
    assertThat(TextRule.SUBJECT.violation(FOX.repeat(255))).isEmpty();
    assertThat(TextRule.SUBJECT.violation(FOX.repeat(256)))
        .contains("must have at most 255 characters");
  }

  @Test
  void lengthIsCountedAfterNormalization() {
    assertThat(TextRule.SUBJECT.violation("e\u0301".repeat(255))).isEmpty();
    // U+0958 has two code points in normalization form C.
    assertThat(TextRule.SUBJECT.violation("\u0958".repeat(128))).isPresent();
  }

  @Test
  void acceptedTextsAreNormalized() {
    assertThat(TextRule.NAME.accepted("name", "Zoe\u0308")).isEqualTo("Zo\u00eb");
    assertThatThrownBy(() -> TextRule.NAME.accepted("name", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must not be blank");
  }

  @Test
  void aLineContainsNoLineBreaksAndNoControlCharacters() {
    for (String text : List.of("a\nb", "a\tb", "a\u2028b", "a\u2029b", "a\u0085b", "a\rb")) {
      assertThat(TextRule.NAME.violation(text))
          .contains("must be one line, without control characters");
      assertThat(TextRule.MESSAGE.violation(text)).isEmpty();
    }
  }

  @Test
  void noTextContainsOtherControlCharactersOrUnpairedSurrogates() {
    for (String text :
        List.of(
            "\u0000", "\u0007", "\u001b", "\u000b", "\u007f", "\u009f", "\ud83d", "\ude00\ud83d")) {
      for (TextRule rule : TextRule.values()) {
        assertThat(rule.violation("a" + text + "b")).as(rule + " " + text).isPresent();
      }
    }
  }

  @Test
  void aTextWithoutVisibleCharactersIsBlank() {
    for (String text :
        List.of(
            "",
            " ",
            "\u00a0",
            "\u2007",
            "\u202f",
            "\u3000",
            "\u200b",
            "\ufeff",
            "\u00ad",
            "\u2060",
            "\u3164",
            "\uffa0",
            "\u115f\u1160",
            "\u180e",
            "\u2800",
            "\ufe0f",
            "\udb40\udc41",
            "\udb40\udd00",
            "\u200d \u200e\u200f")) {
      for (TextRule rule : TextRule.values()) {
        assertThat(rule.violation(text)).as(rule + " " + text).contains("must not be blank");
      }
      assertThat(TextRule.NAME.violation(text + "a")).isEmpty();
    }
    assertThat(TextRule.DESCRIPTION.violation(" \n")).contains("must not be blank");
  }

  @Test
  void everyWhiteSpaceAndControlCharacterOfJavaIsInvisible() {
    Pattern invisible = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}\\p{Z}]");
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> invisible.matcher(Character.toString(codePoint)).matches())
        .forEach(
            codePoint ->
                assertThat(TextRule.isBlank(Character.toString(codePoint)))
                    .as(Integer.toHexString(codePoint))
                    .isTrue());
  }

  /** The prepended concatenation marks and the Egyptian format controls have a glyph. */
  @Test
  void formatCharactersAreInvisibleExceptThoseWithAGlyph() {
    Pattern visible =
        Pattern.compile(
            "[\\x{600}-\\x{605}\\x{6dd}\\x{70f}\\x{890}\\x{891}\\x{8e2}\\x{110bd}\\x{110cd}"
                + "\\x{13430}-\\x{1343f}]");
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> Character.getType(codePoint) == Character.FORMAT)
        .forEach(
            codePoint ->
                assertThat(TextRule.isBlank(Character.toString(codePoint)))
                    .as(Integer.toHexString(codePoint))
                    .isNotEqualTo(visible.matcher(Character.toString(codePoint)).matches()));
  }

  @Test
  void onlyTheHangulFillersAreInvisibleLetters() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isLetterOrDigit)
        .filter(codePoint -> TextRule.isBlank(Character.toString(codePoint)))
        .forEach(codePoint -> assertThat(codePoint).isIn(0x115f, 0x1160, 0x3164, 0xffa0));
  }

  @Test
  void bidirectionalControlsCannotDisguiseALine() {
    IntStream.concat(IntStream.rangeClosed(0x202a, 0x202e), IntStream.rangeClosed(0x2066, 0x2069))
        .mapToObj(Character::toString)
        .forEach(
            control -> {
              String text = "invoice" + control + "txt.exe";
              assertThat(TextRule.NAME.violation(text)).get().asString().contains("bidirectional");
              assertThat(TextRule.SUBJECT.violation(text)).isPresent();
              assertThat(TextRule.MESSAGE.violation(text)).isEmpty();
            });
    for (String mark : List.of("\u200e", "\u200f", "\u061c")) {
      assertThat(TextRule.NAME.violation("\u05d0" + mark + "1")).isEmpty();
    }
  }

  @Test
  void oddTextsAreAcceptedOrRejectedAsClassified() {
    assertThat(OddTexts.ACCEPTED).allMatch(text -> TextRule.NAME.violation(text).isEmpty());
    assertThat(OddTexts.ACCEPTED).allMatch(text -> TextRule.MESSAGE.violation(text).isEmpty());
    assertThat(OddTexts.REFUSED).allMatch(text -> TextRule.NAME.violation(text).isPresent());
    assertThat(OddTexts.REFUSED).allMatch(text -> TextRule.MESSAGE.violation(text).isPresent());
    assertThat(OddTexts.REFUSED_IN_A_LINE)
        .allMatch(text -> TextRule.NAME.violation(text).isPresent())
        .allMatch(text -> TextRule.MESSAGE.violation(text).isEmpty());
  }

  @Test
  void textsOfOtherSystemsAreAdapted() {
    assertThat(TextRule.NAME.fitted("Ada\r\nAdmin\u0007")).contains("Ada Admin ");
    assertThat(TextRule.NAME.fitted("\u202eAda\u2069")).contains("Ada");
    assertThat(TextRule.NAME.fitted("\ud83dZoe\u0308")).contains("\ufffdZo\u00eb");
    assertThat(TextRule.NAME.fitted("\u200b \u00a0")).isEmpty();
    assertThat(TextRule.NAME.fitted("\u202e")).isEmpty();
    assertThat(TextRule.SUBJECT.fitted(FOX.repeat(300))).contains(FOX.repeat(255));
    assertThat(TextRule.MESSAGE.fitted("a\r\nb\u0000")).contains("a\r\nb ");
  }

  @Test
  void adaptedTextsAreAccepted() {
    for (TextRule rule : TextRule.values()) {
      for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
        String text = "a" + Character.toString(codePoint).repeat(2);
        assertThat(rule.fitted(text).flatMap(rule::violation)).as(text).isEmpty();
      }
    }
  }
}
