package io.technicianviews.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagRuleTest {

  @Test
  void tagsThatDifferInCaseFormOrSurroundingSpaceAreEqual() {
    assertThat(TagRule.accepted("tags", List.of("VPN", " vpn\t", "\u00a0Vpn\u3000")))
        .containsExactly("vpn");
    assertThat(TagRule.normalized("A\u0308RGER")).isEqualTo("\u00e4rger");
    assertThat(TagRule.normalized("\u0130")).isEqualTo("i\u0307");
  }

  @Test
  void normalizingAgainChangesNothing() {
    IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
        .filter(code -> code < 0xD800 || code > 0xDFFF)
        .mapToObj(Character::toString)
        .forEach(
            text -> {
              String once = TagRule.normalized("a" + text + "b");
              assertThat(TagRule.normalized(once)).isEqualTo(once);
            });
  }

  @Test
  void spacesCommasAndInvisibleCharactersAreRefused() {
    for (String tag : List.of("two words", "a,b", "a\u200bb", "a\nb", "\u202ea", "a\u00a0b")) {
      assertThat(TagRule.violation(tag)).as(tag).hasValueSatisfying(this::tellsTheCure);
    }
    assertThat(TagRule.violation(" \t")).contains("must not be blank");
    assertThat(TagRule.violation("\ud800")).isPresent();
  }

  private void tellsTheCure(String violation) {
    assertThat(violation).contains("separate words by _ or -");
  }

  @Test
  void otherCharactersAreAllowed() {
    for (String tag : List.of("known_error", "a/b", "#1", "50%", "\u65e5\u672c", "\ud83e\udd8a")) {
      assertThat(TagRule.violation(tag)).as(tag).isEmpty();
    }
  }

  @Test
  void theLengthIsThatOfTheStoredForm() {
    String longest = "\ud83e\udd8a".repeat(TagRule.MAX_LENGTH);
    assertThat(TagRule.violation("  " + longest + "  ")).isEmpty();
    assertThat(TagRule.violation(longest + "x")).contains("must have at most 50 characters");
    assertThat(TagRule.violation("A\u0308".repeat(TagRule.MAX_LENGTH))).isEmpty();
    assertThat(TagRule.violation("\u0130".repeat(26))).isPresent();
  }

  @Test
  void aRequestHasAFewTags() {
    List<String> most = IntStream.range(0, TagRule.MAX_TAGS).mapToObj(i -> "t" + i).toList();
    assertThat(TagRule.accepted("tags", most)).hasSize(TagRule.MAX_TAGS);
    List<String> more = IntStream.rangeClosed(0, TagRule.MAX_TAGS).mapToObj(i -> "t" + i).toList();
    assertThatThrownBy(() -> TagRule.accepted("tags", more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tags must have at most 20 tags: 21");
    assertThatThrownBy(() -> TagRule.accepted("tags", List.of("a b")))
        .hasMessageContaining("tags: a tag must contain no white space");
  }
}
