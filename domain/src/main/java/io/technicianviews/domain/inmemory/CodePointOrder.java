package io.technicianviews.domain.inmemory;

import java.util.Arrays;

/**
 * Orders texts by code point. {@link String#compareTo} does not: it sees the halves of what lies
 * beyond U+FFFF, which come before U+E000.
 */
final class CodePointOrder {

  private CodePointOrder() {}

  static int compare(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
