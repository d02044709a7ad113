package io.technicianviews.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CaseFoldingTest {

  private static final List<String> TEXTS =
      List.of("ΛΟΓΟΣ", "ΛΟΓΟΣΤΑΣΙΟ", "Σ", "\u0130STANBUL", "J\u030c", "ÄRGER", "\u1ebe", "Ａ", "Ⴀ");

  @Test
  void aTextEqualsItsLowerCase() {
    for (String text : TEXTS) {
      assertThat(CaseFolding.fold(text.toLowerCase(Locale.ROOT)))
          .as(text)
          .isEqualTo(CaseFolding.fold(text));
    }
  }

  @Test
  void everyCodePointFoldsTheSameBesidesOthers() {
    for (int code = 1; code <= Character.MAX_CODE_POINT; code++) {
      if (code >= 0xD800 && code <= 0xDFFF) {
        continue;
      }
      String lower = TextRule.normalized(Character.toString(code).toLowerCase(Locale.ROOT));
      assertThat(CaseFolding.fold(lower)).isEqualTo(CaseFolding.fold(Character.toString(code)));
    }
  }

  @Test
  void thePartOfATextIsPartOfItsFoldedForm() {
    assertThat(CaseFolding.fold("ΛΟΓΟΣΤΑΣΙΟ")).startsWith(CaseFolding.fold("ΛΟΓΟΣ"));
    assertThat(CaseFolding.fold("\u0130STANBUL ofisi")).startsWith("istanbul");
  }

  @Test
  void theBeginningOfATagIsThatOfItsStoredForm() {
    for (String tag : List.of("ΛΟΓΟΣΤΑΣΙΟ", "ΟΔΟΣ_ΣΑΣ", "ΟΣ.Α", "\u0130STANBUL", "VPN")) {
      String stored = TagRule.normalized(tag);
      for (int end = 0; end <= tag.length(); end++) {
        assertThat(TagRule.beginnings(tag.substring(0, end)))
            .as("%s of %s", tag.substring(0, end), stored)
            .anyMatch(stored::startsWith);
      }
    }
  }
}
