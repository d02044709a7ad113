package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.testkit.OddTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schema and the domain accept and reject the same texts. */
class TextSchemaTest {

  private static final Specification SPECIFICATION = Specification.published();

  @Test
  void linesAgree() {
    assertAgreement("Line", TextRule.NAME);
    assertAgreement("Subject", TextRule.SUBJECT);
    assertAgreement("NameText", TextRule.NAME);
  }

  @Test
  void textsAgree() {
    assertAgreement("Text", TextRule.MESSAGE);
    assertAgreement("Description", TextRule.DESCRIPTION);
  }

  private void assertAgreement(String schema, TextRule rule) {
    for (String text : texts()) {
      assertThat(SPECIFICATION.errors(schema, quoted(text)).isEmpty())
          .as(schema + " " + quoted(text))
          .isEqualTo(rule.violation(text).isEmpty());
    }
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(OddTexts.ACCEPTED);
    // JSON cannot contain unpaired surrogates.
    OddTexts.REFUSED.stream().filter(text -> !text.matches("(?s).*\\p{Cs}.*")).forEach(texts::add);
    texts.addAll(OddTexts.REFUSED_IN_A_LINE);
    texts.addAll(List.of("trailing\n", "x".repeat(255), "x".repeat(256), "x".repeat(10_001)));
    for (int code = 0; code <= Character.MAX_CODE_POINT; code += code < 0x3200 ? 1 : 97) {
      if (Character.getType(code) != Character.SURROGATE) {
        texts.add(Character.toString(code));
        texts.add("a" + Character.toString(code));
      }
    }
    return texts;
  }
}
