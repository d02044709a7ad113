package io.technicianviews.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void caseAccentsAndCompatibilityFormsDoNotMatter() {
    assertThat(SearchWords.of("\u00c4RGER caf\u00e9 \uff36\uff30\uff2e of\ufb01ce"))
        .containsExactly("arger", "cafe", "office", "vpn");
    assertThat(SearchWords.of("\u039f\u0394\u039f\u03a3"))
        .isEqualTo(SearchWords.of("\u03bf\u03b4\u03bf\u03c2"));
    assertThat(SearchWords.of("\u0141\u00f3d\u017a")).containsExactly("\u0142odz");
  }

  @Test
  void punctuationSeparatesWords() {
    assertThat(SearchWords.of("O'Brien: a_b, re-print (50%)!"))
        .containsExactly("50", "a", "b", "brien", "o", "print", "re");
    assertThat(SearchWords.of("&|!\\'\"\u2026")).isEmpty();
  }

  @Test
  void aChineseOrJapaneseCharacterIsAWord() {
    assertThat(SearchWords.of("VPN\u65e5\u672c")).containsExactly("vpn", "\u65e5", "\u672c");
  }

  @Test
  void theBeginningOfALongWordCounts() {
    assertThat(SearchWords.of("x".repeat(60))).containsExactly("x".repeat(SearchWords.MAX_LENGTH));
  }

  @Test
  void aTextMatchesIfItHasAWordForEachSearchedOne() {
    assertThat(matches("print jam", "Paper jam in the printer")).isTrue();
    assertThat(matches("print jam", "Printer")).isFalse();
    assertThat(matches("print", "Blueprint")).isFalse();
    assertThat(matches("p", "Printer")).isFalse();
    assertThat(matches("p", "Group P")).isTrue();
    assertThat(matches("?", "?")).isFalse();
  }

  @Test
  void anIdIsANumber() {
    assertThat(new SearchTerms(" #123 ").id()).hasValue(123);
    assertThat(new SearchTerms("123").id()).hasValue(123);
    assertThat(new SearchTerms("0123").id()).isEmpty();
    assertThat(new SearchTerms("12 3").id()).isEmpty();
    assertThat(new SearchTerms("9".repeat(19)).id()).isEmpty();
  }

  @Test
  void aSearchIsALineOfAtMostAHundredCharacters() {
    assertThatThrownBy(() -> new SearchTerms(" ")).hasMessage("text must not be blank");
    assertThatThrownBy(() -> new SearchTerms("x".repeat(101))).hasMessageContaining("100");
  }

  private static boolean matches(String searched, String text) {
    return new SearchTerms(searched).match(SearchWords.of(text));
  }
}
