package io.technicianviews.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLimitTest {

  @Test
  void charactersAreCountedNotTheirHalves() {
    assertThat(TextLimit.SUBJECT.faultOf("\ud83d\ude00".repeat(255))).isEmpty();
    assertThat(TextLimit.SUBJECT.faultOf("\ud83d\ude00".repeat(256)))
        .contains("must have at most 255 characters");
  }

  @Test
  void aLineIsOneLine() {
    for (String text : new String[] {"a\nb", "a\tb", "a\u2028b", "a\u0085b"}) {
      assertThat(TextLimit.NAME.faultOf(text)).as(text).isPresent();
      assertThat(TextLimit.MESSAGE.faultOf(text)).as(text).isEmpty();
    }
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    for (String text : new String[] {"\u0000", "\ud83d", "\ude00\ud83d"}) {
      assertThat(TextLimit.MESSAGE.faultOf("a" + text)).isPresent();
    }
  }

  @Test
  void blankIsNothing() {
    assertThat(TextLimit.DESCRIPTION.faultOf(" \n")).contains("must not be blank");
  }
}
