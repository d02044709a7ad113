package io.technicianviews.domain.message;

import static io.technicianviews.testkit.TestDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastMessageTest {

  private static final String FOX = "\uD83E\uDD8A";

  @Test
  void aTextOf200CodePointsIsNotTruncated() {
    String text = "x".repeat(200);

    assertThat(shown(text)).isEqualTo(text);
    assertThat(shown("")).isEmpty();
  }

  @Test
  void aLongerTextIsTruncatedAt200CodePoints() {
    assertThat(shown("x".repeat(201))).isEqualTo("x".repeat(200));
  }

  @Test
  void surrogatePairsAreNotSplit() {
    assertThat(shown(FOX.repeat(200))).isEqualTo(FOX.repeat(200));
    assertThat(shown("x".repeat(199) + FOX + "y")).isEqualTo("x".repeat(199) + FOX);
  }

  private static String shown(String text) {
    return new LastMessage(text, "Tom", NOON, 1).content();
  }
}
